import { describe, expect, it } from "vitest";
import { deliveryActions, deliveryActors, deliveryStatuses, hasArrived, nextDeliveryStatus } from "./status";

const allowed = [
  "runner: queued -hand_over-> handed_to_channel",
  "runner: queued -fail-> failing",
  "runner: queued -reject-> rejected",
  "runner: queued -store-> stored",
  "runner: handed_to_channel -fail-> failing",
  "runner: handed_to_channel -reject-> rejected",
  "runner: handed_to_channel -store-> stored",
  "runner: failing -hand_over-> handed_to_channel",
  "runner: failing -fail-> failing",
  "runner: failing -reject-> rejected",
  "runner: failing -store-> stored",
  "receiver: stored -open-> opened",
  "receiver: stored -acknowledge-> acknowledged",
  "receiver: stored -register-> registered",
  "receiver: opened -acknowledge-> acknowledged",
  "receiver: opened -register-> registered",
  "receiver: acknowledged -register-> registered",
  "sender: failing -retry-> queued",
];

describe("the delivery's transitions", () => {
  it("are these, of all combinations of actor, status and action, and no others", () => {
    const found: string[] = [];
    let tried = 0;
    for (const actor of deliveryActors)
      for (const status of deliveryStatuses)
        for (const action of deliveryActions) {
          tried += 1;
          const next = nextDeliveryStatus(actor, status, action);
          if (next) found.push(`${actor}: ${status} -${action}-> ${next}`);
        }
    expect(tried).toBe(3 * 8 * 8);
    expect(found).toEqual(allowed);
  });

  it("never take back what has arrived", () => {
    const steps = deliveryActors.flatMap((actor) =>
      deliveryStatuses
        .filter(hasArrived)
        .flatMap((status) => deliveryActions.map((action) => nextDeliveryStatus(actor, status, action))),
    );
    const taken = steps.filter((next) => next !== null);
    expect(taken.length).toBe(6);
    expect(taken.every(hasArrived)).toBe(true);
  });
});
