import { P12Signer, PDF, type Signer } from "@libpdf/core";
import { timestampsFrom } from "./timestamp.server";

// The organisation's seal on a finished document: PAdES B-B, and B-T where a time-stamp server is configured. An
// incremental update: the unsealed file, whose digest people have signed, stays an exact prefix of the sealed one.
// It does not sign for a person, and does not check what it seals.
// Sources: ETSI EN 319 142-1 (PAdES); RFC 3161; ISO 19005-2, 6.3.3 (a widget without area needs no appearance) and
// 6.4.1; docs/decisions/0007-pdf-and-seal.md.

export interface SealKey {
  /** Any holder of the key: a PKCS#12 file here; a PKCS#11 token is another Signer. */
  signer: Signer;
}

export interface SealOptions {
  at: Date;
  /** RFC 3161. Only a hash leaves the house. */
  timestampUrl?: string;
}

export class SealError extends Error {
  override readonly name = "SealError";
  constructor(readonly reason: "wrong-passphrase-or-file" | "not-appended" | "refused") {
    super(`The document was not sealed: ${reason}`);
  }
}

/** Throws SealError when the passphrase is wrong or the file is no PKCS#12 with a key and its certificate. */
export async function openSealKey(p12: Uint8Array, passphrase: string): Promise<SealKey> {
  try {
    return { signer: await P12Signer.create(p12, passphrase) };
  } catch {
    throw new SealError("wrong-passphrase-or-file");
  }
}

export async function sealDocument(pdf: Uint8Array, key: SealKey, options: SealOptions): Promise<Uint8Array> {
  const document = await PDF.load(pdf);
  const { bytes, warnings } = await document.sign({
    signer: key.signer,
    signingTime: options.at,
    fieldName: "Seal",
    ...(options.timestampUrl
      ? { level: "B-T", timestampAuthority: timestampsFrom(options.timestampUrl) }
      : { level: "B-B" }),
  });
  if (warnings.length > 0) throw new SealError("refused");
  const prefix = Buffer.from(bytes.buffer, bytes.byteOffset, pdf.length);
  if (bytes.length <= pdf.length || !prefix.equals(pdf)) throw new SealError("not-appended");
  return bytes;
}
