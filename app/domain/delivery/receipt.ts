// What a receipt says: that the receiver has stored exactly this, and when. Given only after durable storage.
// Does not prove who asked; names neither child nor reporter. Source: the delivery ledger; the digest is
// SHA-256 (FIPS 180-4) over the delivered document's bytes, in lower-case hexadecimal.

import { z } from "zod";

export const receiptSchema = z.strictObject({
  reference: z.string().min(1),
  reportVersion: z.int().positive(),
  receiverCode: z.string().regex(/^\d{4}$/),
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  storedAt: z.iso.datetime(),
});

export type Receipt = z.infer<typeof receiptSchema>;

/** Whether a receipt is for what was sent. A receiver that answers for something else has not answered. */
export function isReceiptFor(
  receipt: Receipt,
  sent: Pick<Receipt, "reference" | "reportVersion" | "receiverCode" | "digest">,
): boolean {
  return (
    receipt.reference === sent.reference &&
    receipt.reportVersion === sent.reportVersion &&
    receipt.receiverCode === sent.receiverCode &&
    receipt.digest === sent.digest
  );
}
