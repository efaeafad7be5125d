// What is kept of an electronic signature, sealed: the signature, the proof of the certificate's status and the exact
// signed bytes as they came, what was asked to be signed, and what verification said of them on the day. Pure.
// Source: decision 0006 (the evidence names a person: it is sealed where it is kept).
import { z } from "zod";

export const keptEvidence = z.object({
  signature: z.string(),
  ocspResponse: z.string().nullable(),
  /** Base64. */
  signedBytes: z.string(),
  visibleText: z.string().optional(),
  invisibleData: z.string().optional(),
  // From here on: not kept of signatures from before these were.
  /** The name that the electronic identity gave. */
  signerName: z.string().default(""),
  /** Base64 of the certificate, DER. */
  signerCertificate: z.string().default(""),
  verifiedAt: z.string().nullable().default(null),
  revocation: z.enum(["good", "unproven"]).nullable().default(null),
});

export type KeptEvidence = z.output<typeof keptEvidence>;
