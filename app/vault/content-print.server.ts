// Tells whether two contents are the same without keeping either: HMAC-SHA-256 under a key derived (HKDF, RFC 5869) from the
// first version of the scope's key, so that rotating that key leaves what is kept comparable. The label stands before the
// content with its length, so that no two pairs give the same bytes.
import { createHmac, hkdfSync } from "node:crypto";

export function contentPrint(scopeKey: Uint8Array, label: string, content: string): string {
  const key = Buffer.from(hkdfSync("sha256", scopeKey, "", "roda-traden/content-print/1", 32));
  return createHmac("sha256", key)
    .update(`${Buffer.byteLength(label)}:${label}:${content}`)
    .digest("hex");
}
