// How often one may ask without a name. Counted in this process's memory for an hour, under a key that dies with the
// process: neither an account nor anything that could be turned back into one is written anywhere.
import { createHmac, randomBytes } from "node:crypto";
import { RateGate } from "~/server/rate-gate.server";

const gate = new RateGate({ windowMs: 60 * 60_000, perCaller: 6, inAll: 300, atOnce: 20 });
const secret = randomBytes(32);

/** What to call when the work is done; null where it is too much just now. */
export function enterConsultGate(accountId: string, now: Date): (() => void) | null {
  return gate.enter(createHmac("sha256", secret).update(accountId).digest("base64"), now.getTime());
}
