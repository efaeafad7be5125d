/**
 * The simulated message service's side of Digg's API: what it takes, what it refuses and in which words, what it tells
 * of a message. Made from the interface's file, and strict where a client could be wrong without noticing.
 * Source: SDK API MT/MK 1.0.0.
 */
import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { createMessageContract } from "./sdk-contract";
import { longestMessage } from "./sdk-message";
import type { KeptMessage, MessageBook } from "./simulator-book";
import type { CallKind } from "./simulator-faults";
import type { Reply, Request, TokenDesk } from "./simulator-wire.server";

const base = "/sdk/v1/sdk/messages";
/** By the flow's own list; the operations spell the first one without its last letter. */
export const sdkScopes: Readonly<Record<string, string>> = {
  send: "urn:sdk.api:sendMessages",
  ask: "urn:sdk.api:getMessage",
  list: "urn:sdk.api:getMessageByFilter",
  delete: "urn:sdk.api:deleteMessage",
};

export function sdkCall({ method, url }: Request): CallKind | null {
  if (url.pathname === base) return method === "POST" ? "send" : method === "GET" ? "list" : null;
  if (!url.pathname.startsWith(`${base}/`)) return null;
  return method === "GET" ? "ask" : method === "DELETE" ? "delete" : null;
}

export function sdkAct(kind: CallKind, request: Request, book: MessageBook, tokens: TokenDesk): Reply {
  if (!tokens.holds(request, sdkScopes[kind] ?? null)) return { status: 401 };
  if (kind === "send") return take(request, book);
  const self = request.url.pathname;
  if (kind === "list") {
    const wanted = request.url.searchParams.get("filter[senderAttention.subOrganization.extension]");
    const found = book
      .all()
      .filter((kept) => !kept.deleted)
      .filter(
        (kept) => wanted === null || kept.attributes.senderAttention.subOrganization.extension === wanted,
      );
    return found.length === 0
      ? { status: 404 }
      : {
          status: 200,
          body: envelope(
            self,
            found.map((kept) => shown(kept, statusOf(kept), "list")),
          ),
        };
  }
  const kept = book.find(decodeURIComponent(self.slice(base.length + 1)));
  if (kept === null) return { status: 404 };
  if (kind === "ask") return { status: 200, body: envelope(self, shown(kept, book.askedFor(kept), "one")) };
  if (!["ACCEPTED", "REJECTED", "MESSAGE_EXCHANGE_ERROR", "ERROR"].includes(statusOf(kept))) {
    return badRequest("A message under way is not deleted", "messageStatus");
  }
  book.remove(kept);
  return { status: 202 };
}

function take({ headers, body }: Request, book: MessageBook): Reply {
  if (headers["content-type"] !== "application/json") return badRequest("Content type", "Content-Type");
  if (body.byteLength > longestMessage) {
    return {
      status: 400,
      body: {
        type: "urn:problem-type:sdk:message",
        title: "Payload Too Large",
        status: 400,
        detail: "Request message must not be larger than 30 MB",
        instance: randomUUID(),
      },
    };
  }
  const given = createMessageContract.safeParse(parse(body));
  if (!given.success) {
    return badRequest(
      "Input isn't valid with respect to schema",
      given.error.issues[0]?.path.join(".") ?? "",
    );
  }
  const { id, attributes } = given.data.data;
  if (id.toLowerCase() !== attributes.messageId.toLowerCase()) return badRequest("Two ids", "messageId");
  const put = book.put(attributes);
  if (put === "duplicate") return badRequest("Message is a duplicate", "messageId", "duplicate");
  return put === "kept" ? { status: 201 } : badRequest("Not a national message", "digitalDocument");
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    return null;
  }
}

function badRequest(title: string, where: string, detail = "NA"): Reply {
  const body = {
    type: "urn:problem-type:sdk:badRequest",
    title: "Bad Request",
    status: 400,
    detail: "MESSAGE_EXCHANGE_ERROR",
    instance: randomUUID(),
    eventIssues: [{ typeCode: "MESSAGE_EXCHANGE_ERROR", title, detail, in: where }],
  };
  return { status: 400, body };
}

function envelope(self: string, data: unknown) {
  return { meta: { version: "sdk api 1.0.0" }, links: { self }, data };
}

/** The status that was last told, or the first one. */
export function statusOf({ script, asked }: KeptMessage): string {
  return script.statuses[Math.max(0, Math.min(asked, script.statuses.length) - 1)] ?? "NEW";
}

/** A list always excludes the documents. */
function shown({ attributes, script }: KeptMessage, messageStatus: string, among: "one" | "list") {
  const { digitalDocument, ...rest } = attributes;
  const { lie } = script;
  const withDocuments = among === "one" && (script.content === true || lie === "content");
  const documents = lie === "content" ? altered(digitalDocument) : digitalDocument;
  const to = rest.recipientAttention.subOrganization;
  return {
    type: "messages",
    id: rest.messageId,
    attributes: {
      ...rest,
      messageStatus,
      ...(lie === "id" ? { messageId: randomUUID() } : {}),
      ...(lie === "conversation" ? { conversationId: randomUUID() } : {}),
      ...(lie === "receiver" ? { recipient: "0203:elsewhere.example" } : {}),
      ...(lie === "function"
        ? { recipientAttention: { subOrganization: { ...to, extension: "elsewhere" } } }
        : {}),
      ...(withDocuments ? { digitalDocument: documents } : {}),
      ...(script.issues && ["REJECTED", "MESSAGE_EXCHANGE_ERROR", "ERROR"].includes(messageStatus)
        ? { events: events(messageStatus, script.issues) }
        : {}),
    },
  };
}

function events(detail: string, eventIssues: unknown) {
  const type = "urn:problem-type:sdk:messageExchangeError";
  return { type, title: "Bad Request", detail, instance: randomUUID(), eventIssues };
}

function altered(documents: z.infer<typeof createMessageContract>["data"]["attributes"]["digitalDocument"]) {
  const other = Buffer.from("%PDF-1.7 another").toString("base64");
  return documents.map((document) => ({
    ...document,
    contentFiles: document.contentFiles.map((file) => ({ ...file, content: other })),
  }));
}
