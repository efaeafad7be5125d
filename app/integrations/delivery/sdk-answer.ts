/**
 * What a message service's answer says of a message of ours. Delivered only at ACCEPTED, and only where the answer is
 * about this very message, receiver and conversation, and holds our PDF if it holds any; statuses that we do not know
 * are waiting. How a receipt's reason reaches the answer is not written in the interface: it is looked for, by its
 * fixed words, in the events, and none of their text leaves this file.
 * Source: SDK API MT/MK 1.0.0, outputData and Events; the receipt's reasons in the national rules.
 */
import { createHash } from "node:crypto";
import { z } from "zod";
import type { ChannelCode } from "./codes";
import type { Asked, Parcel, WaitingStage } from "./port";

const said = z.string().optional().catch(undefined);
const issue = z.object({ typeCode: said, title: said, detail: said, in: said });
const event = z.object({
  typeCode: said,
  title: said,
  detail: said,
  eventIssues: z.array(issue).optional().catch([]),
});
const events = z
  .union([z.array(event), event.transform((one) => [one])])
  .optional()
  .catch([]);
const attention = z.object({ subOrganization: z.object({ extension: z.string() }) });
const files = z.array(
  z.object({
    contentFiles: z.array(z.object({ contentType: z.string(), content: z.string() })).optional(),
  }),
);
const message = z.object({
  id: z.string().optional(),
  attributes: z.object({
    messageStatus: z.string(),
    messageId: z.string(),
    conversationId: z.string(),
    recipient: z.string(),
    recipientAttention: attention.optional(),
    digitalDocument: files.optional(),
    events,
  }),
});
const oneMessage = z.object({ data: message });
const manyMessages = z.object({ data: z.array(message) });
type Message = z.infer<typeof message>;

const waiting: Readonly<Record<string, WaitingStage>> = {
  NEW: "at_the_service",
  SCHEDULED: "at_the_service",
  SUBMITTED: "at_the_service",
  SCHEDULED_FOR_RESEND: "at_the_service",
  ACKNOWLEDGE: "awaiting_receipt",
  WAITING_FOR_RECEIPT: "awaiting_receipt",
};

/** Null: not of the documented shape. */
export function readMessage(json: unknown): Message | null {
  return oneMessage.safeParse(json).data?.data ?? null;
}

export function readMessages(json: unknown): Message[] | null {
  return manyMessages.safeParse(json).data?.data ?? null;
}

/** Null where the answer is about this parcel. */
export function mismatch({ attributes }: Message, parcel: Parcel): ChannelCode | null {
  const { messageId, conversationId, recipient, recipientAttention, digitalDocument } = attributes;
  const same = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();
  const about =
    same(messageId, parcel.externalId) &&
    same(conversationId, parcel.conversationId) &&
    same(recipient, parcel.to.address) &&
    same(recipientAttention?.subOrganization.extension ?? parcel.to.functionId, parcel.to.functionId);
  if (!about) return "answer_about_another";
  const contents = (digitalDocument ?? []).flatMap((document) => document.contentFiles ?? []);
  const holdsOurs = contents.some(({ content }) => digestOf(content) === parcel.digest);
  return contents.length > 0 && !holdsOurs ? "content_differs" : null;
}

export function stateOf({ attributes }: Message, at: Date): Asked {
  const { messageStatus: status, messageId, events: told } = attributes;
  if (status === "ACCEPTED") return { state: "delivered", at, receipt: messageId.toLowerCase() };
  if (status === "REJECTED") return { state: "rejected", code: rejectionIn(told ?? []) };
  if (status === "MESSAGE_EXCHANGE_ERROR") return { state: "error", code: "exchange_failed", next: "person" };
  if (status === "ERROR") return { state: "error", code: "service_gave_up", next: "person" };
  return { state: "waiting", stage: (Object.hasOwn(waiting, status) && waiting[status]) || "unknown" };
}

const details: readonly [RegExp, ChannelCode][] = [
  [/\bnot[-_ ]found\b/i, "receiver_not_found"],
  [/\btoo[-_ ]long\b/i, "content_too_long"],
  [/\bnot[-_ ]supported\b/i, "content_not_supported"],
  [/\binvariant\b/i, "content_inconsistent"],
  [/\bforbidden\b/i, "content_forbidden"],
  [/\bduplicate\b/i, "duplicate"],
];
const reasons: readonly [RegExp, ChannelCode][] = [
  [/\bSV\b/, "rejected_syntax"],
  [/\bBV\b/, "rejected_rule"],
  [/\bSIG\b/, "rejected_signature"],
];

/** The detail says more than the reason, and is looked for first. */
function rejectionIn(told: z.infer<typeof event>[]): ChannelCode {
  const words = textsOf(told);
  const found = [...details, ...reasons].find(([word]) => words.some((text) => word.test(text)));
  return found?.[1] ?? "rejected";
}

function textsOf(told: z.infer<typeof event>[]): string[] {
  return told
    .flatMap((one) => [one, ...(one.eventIssues ?? [])])
    .flatMap(({ typeCode, title, detail }) => [typeCode, title, detail])
    .filter((text) => text !== undefined);
}

/** What a 400 says: that the id is known already, that it is too long, or merely no. */
export function refusalIn(json: unknown): "duplicate" | "too_large" | "refused" {
  const told = event.safeParse(json);
  const words = told.success ? textsOf([told.data]) : [];
  if (words.some((text) => /\bduplicate\b|already exists/i.test(text))) return "duplicate";
  return words.some((text) => /too large|larger than/i.test(text)) ? "too_large" : "refused";
}

function digestOf(content: string): string {
  return createHash("sha256").update(Buffer.from(content, "base64")).digest("hex");
}
