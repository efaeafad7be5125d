// The code of an invitation: twenty letters and digits that cannot be mistaken for each other, a hundred bits.
// Only its hash is kept. Does not know how long one holds or whose it is: see domain/staff.
import { createHash, randomInt } from "node:crypto";

const letters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

export function newInvitationCode(): string {
  const code = Array.from({ length: 20 }, () => letters[randomInt(letters.length)]).join("");
  return code.replace(/(.{5})(?=.)/g, "$1-");
}

/** However it is typed: small letters, without the dashes. */
export function hashInvitationCode(code: string): string {
  return createHash("sha256")
    .update(code.toUpperCase().replace(/[^0-9A-Z]/g, ""))
    .digest("hex");
}
