// The random part of a calendar's address: 256 bits, of which only a hash is kept, as of a session's cookie.
import { createHash, randomBytes } from "node:crypto";

export const newCalendarToken = (): string => randomBytes(32).toString("base64url");

/** Null for what cannot be one: nothing else is looked up. */
export function hashCalendarToken(token: string): string | null {
  return /^[\w-]{43}$/.test(token) ? createHash("sha256").update(token).digest("hex") : null;
}
