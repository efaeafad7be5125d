/**
 * Whether a message is one by the port's own rules, before anything leaves: the PDF that was signed, to an address of
 * this channel. Decides nothing about whom it ought to go to. Source: port.ts; the address formats of SDK.
 */
import { createHash } from "node:crypto";
import { z } from "zod";
import type { ChannelCode } from "./codes";
import type { ChannelKind, Recipient, ReportMessage } from "./port";

const envelope = z.object({
  messageId: z.uuid(),
  conversationId: z.uuid(),
  refToMessageId: z.uuid().nullable(),
  createdAt: z.date(),
  reference: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,63}$/),
  digest: z.string().regex(/^[0-9a-f]{64}$/),
});

const participant = /^0203:[A-Za-z0-9](?:[A-Za-z0-9.-]{0,250}[A-Za-z0-9])?$/;
const functionId = /^[!-~]{1,256}$/;

export function sdkAddressHolds({
  address,
  functionId: at,
}: Pick<Recipient, "address" | "functionId">): boolean {
  return participant.test(address) && functionId.test(at);
}

export function faultOf(message: ReportMessage, kind: ChannelKind): ChannelCode | null {
  if (message.to.channel !== kind || !envelope.safeParse(message).success) return "message_invalid";
  if (Buffer.from(message.pdf.subarray(0, 5)).toString("latin1") !== "%PDF-") return "message_invalid";
  if (createHash("sha256").update(message.pdf).digest("hex") !== message.digest) return "digest_differs";
  return null;
}
