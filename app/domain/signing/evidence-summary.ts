// What a page shows of the evidence of signatures, at the school and at the receiver: who, how, when, and what
// verification said. Sealed where it is kept. Pure.
import { z } from "zod";

export const evidenceSummary = z.object({
  number: z.number().int(),
  /** Of the document that was signed, and of the delivered file that begins with it. */
  documentNumber: z.number().int(),
  documentSha256: z.string(),
  fileSha256: z.string(),
  signatures: z.array(
    z.object({
      name: z.string(),
      provider: z.string(),
      at: z.string(),
      /** Null: from before verification was kept. */
      revocation: z.enum(["good", "unproven"]).nullable(),
    }),
  ),
  photos: z.array(z.object({ signer: z.string(), attachedBy: z.string(), at: z.string() })),
  lacking: z.number().int(),
});

export type EvidenceSummary = z.output<typeof evidenceSummary>;
