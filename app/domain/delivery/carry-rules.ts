// What a person may note about a report, by where its delivery stands and how it travels; and what is noted when it makes
// no sense. A phone call can be noted always. Nothing a person notes takes back what a receiver has said.
// Pure. Source: issue 'Delivery ledger'; docs/glossary.md.
import type { FieldErrors } from "../refusal";
import type { DeliveryChannel } from "./choose-channel";
import { type DeliveryAction, type DeliveryState, nextDeliveryState } from "./status";
import { type alarmKinds, type NotedHow, notedHows } from "./words";

type AlarmKind = (typeof alarmKinds)[number];
type CarriedState = "carried" | "stored" | "registered";

const stepOf: Record<NotedHow, DeliveryAction | null> = {
  e_service_sent: "carry",
  posted: "carry",
  handed_personally: "carry",
  phoned: null,
  confirmed: "confirm",
  registered: "register",
};

/** The state that follows; null: it stands in the ledger alone. */
export function stateAfter(how: NotedHow, state: DeliveryState): CarriedState | null {
  const step = stepOf[how];
  return step && (nextDeliveryState("sender", state, step) as CarriedState | null);
}

/**
 * `channel`: social services' own reception tells of itself what it holds. `alarms`: where the comparison found that the
 * reception lacks what stands as stored it is taken there another way, and that stands in the ledger alone.
 */
export function notable(
  state: DeliveryState,
  channel: DeliveryChannel,
  alarms: readonly AlarmKind[],
): NotedHow[] {
  const isMissing = alarms.includes("reconcile_not_received");
  return notedHows.filter((how) => {
    if (how === "phoned" || (isMissing && how in byHand)) return true;
    const next = stateAfter(how, state);
    if (channel === "own_reception") return next === "carried" && ownTroubles.includes(state);
    return next !== null;
  });
}

/** The reception in the tool has not got it: then it is carried there in another way. */
const ownTroubles: readonly DeliveryState[] = ["failed", "given_up", "rejected"];

const byHand = {
  e_service_sent: "e_service",
  posted: "letter",
  handed_personally: "personal",
} as const satisfies Partial<Record<NotedHow, DeliveryChannel>>;

/**
 * Carried past social services' own reception, it is a report by that other way from then on: the reception tells nothing of
 * it by itself, and a person notes what she is told. Null: the channel stands.
 */
export function channelAfter(how: NotedHow, channel: DeliveryChannel): DeliveryChannel | null {
  return channel === "own_reception" && how in byHand ? byHand[how as keyof typeof byHand] : null;
}

/** Whether a person is asked what has been done: by machine only where something is wrong, and until it is mended. */
export function isAskedWhatWasDone(
  delivery: { channel: DeliveryChannel; state: DeliveryState },
  alarms: number,
): boolean {
  return delivery.channel !== "own_reception" || alarms > 0 || ownTroubles.includes(delivery.state);
}

/** A receiver's number: letters, digits and what stands between them. Not a personal number. */
const receiptPattern = /^(?!\d{6}(\d{2})?[-+ ]?\d{4}$)[\p{L}\d][\p{L}\d ./:-]{0,59}$/u;

export function noteFaults(input: { how: string; allowed: readonly string[]; receipt: string }): FieldErrors {
  const { how, allowed, receipt } = input;
  if (!allowed.includes(how)) return { how: { key: "carry_how" } };
  return receipt === "" || receiptPattern.test(receipt) ? {} : { receipt: { key: "carry_receipt" } };
}
