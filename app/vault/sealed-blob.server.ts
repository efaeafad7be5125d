// The sealed blob: format byte, key version (4 bytes), nonce (12), tag (16), ciphertext.
// AES-256-GCM (NIST SP 800-38D): a random 96-bit nonce each time, and a tag of exactly 16 bytes on opening,
// since Node otherwise accepts shortened tags. The header is part of the associated data.
// Does not know whose key it uses.
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import type { Place } from "./key-owner";
import { VaultError } from "./vault-error";

const cipherName = "aes-256-gcm";
const authTagLength = 16;
const nonceLength = 12;
const headerLength = 5;
export const overhead = headerLength + nonceLength + authTagLength;

/** What a blob is for. Two purposes never share a format byte, so a chunk cannot pass for a text. */
export const formats = { value: 1, key: 2, chunk: 3 } as const;
export type Format = (typeof formats)[keyof typeof formats];

/** JSON of a list, so that no id that contains a separator can imitate another place. */
export function placeData(place: Place, ...rest: (string | number | boolean)[]): string {
  return JSON.stringify([place.table, place.row, place.column, place.version, ...rest]);
}

export function sealBlob(
  format: Format,
  key: Uint8Array,
  keyVersion: number,
  associated: string,
  plaintext: Uint8Array,
): Uint8Array {
  const header = Buffer.alloc(headerLength);
  header.writeUInt8(format, 0);
  header.writeUInt32BE(keyVersion, 1);
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv(cipherName, key, nonce, { authTagLength });
  cipher.setAAD(Buffer.concat([header, Buffer.from(associated)]));
  const body = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  return Buffer.concat([header, nonce, cipher.getAuthTag(), body]);
}

/** The version of the key that sealed this blob. */
export function keyVersionOf(format: Format, blob: Uint8Array): number {
  const view = Buffer.from(blob.buffer, blob.byteOffset, blob.byteLength);
  if (view.length < overhead || view.readUInt8(0) !== format) throw new VaultError("malformed");
  return view.readUInt32BE(1);
}

export function openBlob(format: Format, key: Uint8Array, associated: string, blob: Uint8Array): Uint8Array {
  keyVersionOf(format, blob);
  const view = Buffer.from(blob.buffer, blob.byteOffset, blob.byteLength);
  const nonceEnd = headerLength + nonceLength;
  const decipher = createDecipheriv(cipherName, key, view.subarray(headerLength, nonceEnd), {
    authTagLength,
  });
  decipher.setAAD(Buffer.concat([view.subarray(0, headerLength), Buffer.from(associated)]));
  decipher.setAuthTag(view.subarray(nonceEnd, overhead));
  try {
    return Buffer.concat([decipher.update(view.subarray(overhead)), decipher.final()]);
  } catch {
    throw new VaultError("tampered");
  }
}
