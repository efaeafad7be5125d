/**
 * The simulated services' other side: a page where a demo user answers for the receiver, and the same for tests.
 * Plain HTTP on the loopback address alone; a request from another site's page is refused.
 */
import type { IncomingMessage, RequestListener } from "node:http";
import { z } from "zod";
import {
  type MessageBook,
  type MessageScript,
  messageScript,
  type RejectionReason,
  rejection,
} from "./simulator-book";
import { type FaultQueue, faultSchema } from "./simulator-faults";
import type { MatterBook } from "./simulator-lifecare.server";
import { outcomes, servicePage } from "./simulator-page";
import { statusOf } from "./simulator-sdk.server";
import { readRequest } from "./simulator-wire.server";

export interface ControlHooks {
  book: MessageBook;
  matters: MatterBook;
  faults: FaultQueue;
}

const scriptBody = z.strictObject({ messageId: z.string().optional(), script: messageScript });
const outcomeBody = z.strictObject({ messageId: z.string(), outcome: z.string() });

export function controlListener(hooks: ControlHooks): RequestListener {
  return (request, response) => {
    const send = (status: number, type: string, body: string, more: Record<string, string> = {}) => {
      response.writeHead(status, {
        "Content-Type": `${type}; charset=utf-8`,
        "Cache-Control": "no-store",
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy":
          "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'",
        ...more,
      });
      response.end(body);
    };
    const answer = async () => {
      if (!isOwn(request)) return send(403, "text/plain", "Refused");
      const { method, url, body, headers } = await readRequest(request);
      if (method === "GET") {
        const found = look(hooks, url.pathname);
        return found === null ? send(404, "text/plain", "Not found") : send(200, found.type, found.body);
      }
      const form = headers["content-type"]?.startsWith("application/x-www-form-urlencoded") ?? false;
      const given = form ? Object.fromEntries(new URLSearchParams(body.toString("utf8"))) : parse(body);
      const done = method === "POST" && act(hooks, url.pathname, given);
      if (form) return send(303, "text/plain", "", { Location: "/" });
      return send(done ? 200 : 409, "application/json", JSON.stringify({ done }));
    };
    answer().catch(() => send(500, "text/plain", "Failed"));
  };
}

function isOwn(request: IncomingMessage): boolean {
  const { host, origin } = request.headers;
  const loopback = /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(host ?? "");
  return loopback && (origin === undefined || origin === `http://${host}`);
}

function look({ book, matters }: ControlHooks, path: string): { type: string; body: string } | null {
  const messages = book.all().map((kept) => ({ ...kept, status: statusOf(kept) }));
  if (path === "/") return { type: "text/html", body: servicePage(messages, matters.all()) };
  if (path === "/control/matters") return { type: "application/json", body: JSON.stringify(matters.all()) };
  if (path === "/control/messages") {
    const told = messages.map(({ attributes, digest, status, deleted, asked }) => ({
      messageId: attributes.messageId,
      conversationId: attributes.conversationId,
      recipient: attributes.recipient,
      functionId: attributes.recipientAttention.subOrganization.extension,
      digest,
      status,
      asked,
      deleted,
    }));
    return { type: "application/json", body: JSON.stringify(told) };
  }
  const id = /^\/messages\/([0-9a-f-]{36})\.xml$/i.exec(path)?.[1]?.toLowerCase();
  const found = messages.find(({ attributes }) => attributes.messageId.toLowerCase() === id);
  return found ? { type: "application/xml", body: found.xml } : null;
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    return null;
  }
}

function act({ book, faults }: ControlHooks, path: string, body: unknown): boolean {
  if (path === "/control/script") {
    const given = scriptBody.safeParse(body);
    return given.success && apply(book, given.data.messageId ?? "", given.data.script);
  }
  if (path === "/control/outcome") {
    const given = outcomeBody.safeParse(body);
    const script = given.success ? scriptOf(given.data.outcome) : null;
    return given.success && script !== null && apply(book, given.data.messageId, script);
  }
  const fault = path === "/control/fault" ? faultSchema.safeParse(body) : null;
  if (fault?.success) faults.add(fault.data);
  return fault?.success ?? false;
}

function apply(book: MessageBook, messageId: string, script: MessageScript): boolean {
  if (messageId !== "") return book.scriptFor(messageId, script);
  book.scriptNext(script);
  return true;
}

function scriptOf(outcome: string): MessageScript | null {
  if (!Object.hasOwn(outcomes, outcome)) return null;
  if (outcome === "accept") return { statuses: ["ACCEPTED"] };
  if (outcome === "wait") return { statuses: ["WAITING_FOR_RECEIPT"] };
  if (outcome === "exchange-error") return { statuses: ["MESSAGE_EXCHANGE_ERROR"] };
  const [, reason, detail] = /^reject-(SV|BV|SIG)(?:-(.+))?$/.exec(outcome) ?? [];
  return { ...rejection(reason as RejectionReason, detail), statuses: ["REJECTED"] };
}
