/**
 * Our own written contract of Digg's SDK API MT/MK 1.0.0, as strict as the interface and the national schema together
 * ask of a sender: what we promise to send, and what the simulator accepts. A test compares it with the interface's
 * file where that is at hand. Source: SDK API MT/MK 1.0.0, createMessage; the national schema's rule on empty elements.
 */
import { z } from "zod";

const filled = z.string().regex(/\S/u);
const address = z.strictObject({
  root: z.literal("urn:riv:infrastructure:messaging:functionalAddress"),
  extension: filled.max(256),
  label: filled.max(256).optional(),
});
const attention = z.strictObject({ subOrganization: address });
const base64 = z
  .string()
  .min(4)
  .refine((text) => text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text));

export const createAttributes = z.strictObject({
  creationDateTime: z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{1,3}Z$/),
  messageId: z.uuid(),
  conversationId: z.uuid(),
  refToMessageId: z.uuid().optional(),
  confidentiality: z.literal(true),
  generatingSystem: z.strictObject({ root: filled, extension: filled }),
  recipientAttention: attention,
  senderAttention: attention,
  sender: z.string().startsWith("0203:"),
  recipient: z.string().startsWith("0203:"),
  label: filled.max(256),
  digitalDocument: z
    .array(
      z.strictObject({
        documentName: filled,
        documentId: filled,
        index: z.string().regex(/^[1-9]\d*$/),
        contentTextBody: z.array(filled).min(1),
        contentFiles: z
          .array(z.strictObject({ fileName: filled, contentType: filled, content: base64 }))
          .min(1),
      }),
    )
    .min(1),
});
export type CreateAttributes = z.infer<typeof createAttributes>;

export const createMessageContract = z.strictObject({
  data: z.strictObject({ type: z.literal("messages"), id: z.uuid(), attributes: createAttributes }),
});
export type CreateMessage = z.infer<typeof createMessageContract>;

export const messageStatuses = [
  "SCHEDULED",
  "SUBMITTED",
  "SCHEDULED_FOR_RESEND",
  "ACKNOWLEDGE",
  "WAITING_FOR_RECEIPT",
  "MESSAGE_EXCHANGE_ERROR",
  "ACCEPTED",
  "REJECTED",
  "RETRIEVED",
  "RECEIPT_SENT",
  "NEW",
  "ERROR",
] as const;
