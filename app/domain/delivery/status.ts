// The one table of a delivery's states: who moves it, by what, from where to where. News comes twice, late and out of
// order, so that a later state can be reached from any earlier one; what was reached is never undone, except that what did
// not arrive is sent again. "Stored" alone is a receipt; "handed over" and "carried" are not. Does not know channels, times
// or alarms. Pure. Source: issue 'Delivery ledger', the states; a receipt comes after durable storage.

/** In order: what is later is not undone by what is earlier. report:states.<id> */
export const deliveryStates = [
  /** An attempt has failed, and another comes. */
  "failed",
  "sent",
  /** Sent, and no machine carries it. */
  "to_be_carried",
  /** The last attempt has failed: nothing more happens before a person acts. */
  "given_up",
  /** The channel has said for good that it did not arrive. */
  "rejected",
  "handed_over",
  "carried",
  "stored",
  "opened",
  "acknowledged",
  "registered",
  "outcome",
] as const;
export type DeliveryState = (typeof deliveryStates)[number];

export const deliveryActions = [
  "fail",
  "give_up",
  "hand_over",
  "reject",
  "lose",
  "store",
  "open",
  "acknowledge",
  "register",
  "decide",
  "carry",
  "confirm",
  "send_again",
] as const;
export type DeliveryAction = (typeof deliveryActions)[number];

export const deliveryActors = ["runner", "channel", "receiver", "sender"] as const;
export type DeliveryActor = (typeof deliveryActors)[number];

interface DeliveryStep {
  from: readonly DeliveryState[];
  to: DeliveryState;
}

const before = (to: DeliveryState) => deliveryStates.slice(0, deliveryStates.indexOf(to));
const notThere = before("stored");

export const deliverySteps: Record<DeliveryActor, Partial<Record<DeliveryAction, DeliveryStep>>> = {
  runner: {
    fail: { from: ["sent"], to: "failed" },
    give_up: { from: ["sent", "failed"], to: "given_up" },
  },
  channel: {
    hand_over: { from: ["failed", "sent", "given_up", "rejected"], to: "handed_over" },
    // Its last word, unless a person has carried the report or it is known to be there.
    reject: { from: ["failed", "sent", "given_up", "handed_over"], to: "rejected" },
    lose: { from: ["handed_over"], to: "sent" },
    store: { from: notThere, to: "stored" },
  },
  receiver: {
    open: { from: before("opened"), to: "opened" },
    acknowledge: { from: before("acknowledged"), to: "acknowledged" },
    register: { from: before("registered"), to: "registered" },
    decide: { from: before("outcome"), to: "outcome" },
  },
  sender: {
    // Again where it was carried already: by another way, or on another day.
    carry: { from: notThere, to: "carried" },
    confirm: { from: notThere, to: "stored" },
    register: { from: before("registered"), to: "registered" },
    send_again: { from: ["given_up", "rejected"], to: "sent" },
  },
};

/** The state that follows, or null when the actor cannot do this now. */
export function nextDeliveryState(
  actor: DeliveryActor,
  state: DeliveryState,
  action: DeliveryAction,
): DeliveryState | null {
  const step = deliverySteps[actor][action];
  return step?.from.includes(state) ? step.to : null;
}

/** What somebody tells moves the delivery only where one of the steps leads there from where it stands. */
export function canBecome(from: DeliveryState, to: DeliveryState): boolean {
  const steps = Object.values(deliverySteps).flatMap((actions) => Object.values(actions));
  return from !== to && steps.some((step) => step.to === to && step.from.includes(from));
}

/** Whether the receiver has it durably: then, and only then, is there a receipt. */
export function hasArrived(state: DeliveryState): boolean {
  return !notThere.includes(state);
}

/** Attempts are over and a person must act: send again, or take it another way. */
export function isAtRest(state: DeliveryState): boolean {
  return nextDeliveryState("sender", state, "send_again") !== null;
}
