import { PDF, type Signer } from "@libpdf/core";
import { timestampsFrom } from "./timestamp.server";

// Appends the seal to a file: PAdES B-B, or B-T with a time stamp. Runs in the worker, where reading a whole document in
// holds nobody up; the key stays where it is, and only what is to be signed is brought to it.

export interface SealOptions {
  at: Date;
  /** RFC 3161. Only a hash leaves the house. */
  timestampUrl?: string;
}

export type SealFault = "wrong-passphrase-or-file" | "not-appended" | "refused" | "token" | "failed";

export class SealError extends Error {
  override readonly name = "SealError";
  constructor(readonly reason: SealFault) {
    super(`The document was not sealed: ${reason}`);
  }
}

export async function appendSeal(
  pdf: Uint8Array,
  signer: Signer,
  { at, timestampUrl }: SealOptions,
): Promise<Uint8Array> {
  const document = await PDF.load(pdf);
  const { bytes, warnings } = await document.sign({
    signer,
    signingTime: at,
    fieldName: "Seal",
    ...(timestampUrl ? { level: "B-T", timestampAuthority: timestampsFrom(timestampUrl) } : { level: "B-B" }),
  });
  if (warnings.length > 0) throw new SealError("refused");
  const prefix = Buffer.from(bytes.buffer, bytes.byteOffset, pdf.length);
  if (bytes.length <= pdf.length || !prefix.equals(pdf)) throw new SealError("not-appended");
  return bytes;
}
