import { P12Signer, type Signer } from "@libpdf/core";
import { SealError, type SealOptions } from "./append-seal.server";
import { RenderError, sealInWorker } from "./render-document.server";

// The organisation's seal on a finished document: PAdES B-B, and B-T where a time-stamp server is configured. An
// incremental update: the unsealed file, whose digest people have signed, stays an exact prefix of the sealed one.
// It does not sign for a person, and does not check what it seals. Whatever is sealed is to be put into the register as
// well, so that it can be verified: domain/seal/register-sealed.
// Sources: ETSI EN 319 142-1 (PAdES); RFC 3161; ISO 19005-2, 6.3.3 (a widget without area needs no appearance) and
// 6.4.1; docs/decisions/0007-pdf-and-seal.md.

export interface SealKey {
  /** Any holder of the key: a PKCS#12 file here; a PKCS#11 token is another Signer. */
  signer: Signer;
}

/** Throws SealError when the passphrase is wrong or the file is no PKCS#12 with a key and its certificate. */
export async function openSealKey(p12: Uint8Array, passphrase: string): Promise<SealKey> {
  try {
    return { signer: await P12Signer.create(p12, passphrase) };
  } catch {
    throw new SealError("wrong-passphrase-or-file");
  }
}

/** Throws SealError. */
export async function sealDocument(pdf: Uint8Array, key: SealKey, options: SealOptions): Promise<Uint8Array> {
  try {
    return await sealInWorker(pdf, key.signer, options);
  } catch (error) {
    const reason =
      error instanceof RenderError && error.fault.kind === "seal" ? error.fault.reason : "failed";
    throw new SealError(reason);
  }
}
