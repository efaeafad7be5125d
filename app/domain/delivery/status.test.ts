import { describe, expect, it } from "vitest";
import { delivery } from "~db/schema/delivery.server";
import {
  canBecome,
  type DeliveryState,
  deliveryActions,
  deliveryActors,
  deliveryStates,
  hasArrived,
  isAtRest,
  nextDeliveryState,
} from "./status";

const notThere = ["failed", "sent", "to_be_carried", "given_up", "rejected", "handed_over", "carried"];
const from = (states: readonly string[], actor: string, action: string, to: string) =>
  states.map((state) => `${actor}: ${state} -${action}-> ${to}`);

const allowed = [
  ...from(["sent"], "runner", "fail", "failed"),
  ...from(["failed", "sent"], "runner", "give_up", "given_up"),
  ...from(["failed", "sent", "given_up", "rejected"], "channel", "hand_over", "handed_over"),
  ...from(["failed", "sent", "given_up", "handed_over"], "channel", "reject", "rejected"),
  ...from(["handed_over"], "channel", "lose", "sent"),
  ...from(notThere, "channel", "store", "stored"),
  ...from([...notThere, "stored"], "receiver", "open", "opened"),
  ...from([...notThere, "stored", "opened"], "receiver", "acknowledge", "acknowledged"),
  ...from([...notThere, "stored", "opened", "acknowledged"], "receiver", "register", "registered"),
  ...from([...notThere, "stored", "opened", "acknowledged", "registered"], "receiver", "decide", "outcome"),
  ...from(notThere, "sender", "carry", "carried"),
  ...from(notThere, "sender", "confirm", "stored"),
  ...from([...notThere, "stored", "opened", "acknowledged"], "sender", "register", "registered"),
  ...from(["given_up", "rejected"], "sender", "send_again", "sent"),
];

describe("the delivery's states", () => {
  it("are those of the ledger's rows", () => {
    expect([...deliveryStates].sort()).toEqual([...delivery.state.enumValues].sort());
  });

  it("move by these steps, of all combinations of actor, state and action, and by no others", () => {
    const found: string[] = [];
    let tried = 0;
    for (const actor of deliveryActors)
      for (const action of deliveryActions)
        for (const state of deliveryStates) {
          tried += 1;
          const next = nextDeliveryState(actor, state, action);
          if (next) found.push(`${actor}: ${state} -${action}-> ${next}`);
        }
    expect(tried).toBe(4 * 13 * 12);
    expect(found.sort()).toEqual([...allowed].sort());
  });

  it("never take back what has arrived, nor go from there but onwards", () => {
    const there = deliveryStates.filter(hasArrived);
    expect(there).toEqual(["stored", "opened", "acknowledged", "registered", "outcome"]);
    for (const one of there)
      for (const other of deliveryStates)
        expect(canBecome(one, other), `${one} ${other}`).toBe(there.indexOf(other) > there.indexOf(one));
  });

  it("leave every one that has not arrived a way on, by a person at the least", () => {
    const stuck = deliveryStates.filter((state) => !hasArrived(state));
    expect(stuck.sort()).toEqual([...notThere].sort());
    for (const state of stuck)
      expect(nextDeliveryState("sender", state as DeliveryState, "carry"), state).toBe("carried");
    expect(deliveryStates.filter(isAtRest)).toEqual(["given_up", "rejected"]);
  });
});
