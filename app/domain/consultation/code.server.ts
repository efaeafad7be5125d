// The code that opens the answers: twenty letters and digits that cannot be mistaken for each other, a hundred bits. Only
// its hash is kept, so that the database opens nothing; no salt is needed at that length. audit: none; a number is drawn.
import { createHash, randomInt } from "node:crypto";

const letters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

export function newConsultationCode(): string {
  const code = Array.from({ length: 20 }, () => letters[randomInt(letters.length)]).join("");
  return code.replace(/(.{4})(?=.)/g, "$1-");
}

const plain = (code: string) => code.toUpperCase().replace(/[^0-9A-Z]/g, "");

/** However it is typed; null where it is no such code. */
export function hashConsultationCode(code: string): string | null {
  const typed = plain(code);
  if (typed.length !== 20 || [...typed].some((letter) => !letters.includes(letter))) return null;
  return createHash("sha256").update(`consultation|${typed}`).digest("hex");
}

/** The letter that one form makes: the same form twice is one letter. */
export function letterId(codeHash: string, formKey: string): string {
  return createHash("sha256").update(`letter|${codeHash}|${formKey}`).digest("hex").slice(0, 40);
}
