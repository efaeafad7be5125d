// Exact look-up of a personal identity number without storing it: HMAC-SHA-256 under a key derived (HKDF, RFC 5869)
// from the first version of the scope's key, so that rotating that key leaves every stored look-up findable.
// Does not check the number, nor guess the century of a ten-digit one: the parser does, which has the clock.
import { createHmac, hkdfSync } from "node:crypto";

/** The same number in every way it is written: no spaces or dashes, capital letters, one Unicode form. */
function normaliseIdentityNumber(value: string): string {
  return value
    .normalize("NFKC")
    .replace(/[\s\p{Pd}\u2212]/gu, "")
    .toUpperCase();
}

export function identityLookup(scopeKey: Uint8Array, value: string): string {
  const normalised = normaliseIdentityNumber(value);
  if (normalised === "") throw new Error("An empty identity number has no look-up value.");
  const key = Buffer.from(hkdfSync("sha256", scopeKey, "", "roda-traden/identity-lookup/1", 32));
  return createHmac("sha256", key).update(normalised).digest("hex");
}
