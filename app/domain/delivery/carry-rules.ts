// What a person may note about a report, by where its delivery stands and how it travels; and what is noted when it makes
// no sense. A phone call can be noted always. Nothing a person notes takes back what a receiver has said.
// Pure. Source: issue 'Delivery ledger'; docs/glossary.md.
import type { FieldErrors } from "../refusal";
import type { DeliveryChannel } from "./choose-channel";
import { type NotedHow, notedHows } from "./words";

export type CarriedState = "carried" | "stored" | "registered";

/** The state that follows; null: it stands in the ledger alone. */
export const stateAfter: Record<NotedHow, CarriedState | null> = {
  e_service_sent: "carried",
  posted: "carried",
  handed_personally: "carried",
  phoned: null,
  confirmed: "stored",
  registered: "registered",
};

const stuck = ["to_be_carried", "rejected", "failed", "sent", "handed_over", "carried"];
const there = ["stored", "opened", "acknowledged"];

/** `channel`: social services' own reception tells of itself what it holds. */
export function notable(state: string, channel: DeliveryChannel): NotedHow[] {
  return notedHows.filter((how) => {
    if (how === "phoned") return true;
    if (channel === "own_reception") return how !== "registered" && how !== "confirmed" && state === "failed";
    if (how === "registered") return stuck.includes(state) || there.includes(state);
    return stuck.includes(state);
  });
}

/** A receiver's number: letters, digits and what stands between them. Not a personal number. */
const receiptPattern = /^(?!\d{6}(\d{2})?[-+ ]?\d{4}$)[\p{L}\d][\p{L}\d ./:-]{0,59}$/u;

export function noteFaults(input: { how: string; allowed: readonly string[]; receipt: string }): FieldErrors {
  const { how, allowed, receipt } = input;
  if (!allowed.includes(how)) return { how: { key: "carry_how" } };
  return receipt === "" || receiptPattern.test(receipt) ? {} : { receipt: { key: "carry_receipt" } };
}
