import { describe, expect, it } from "vitest";
import {
  nextReceptionStatus,
  outcomeOf,
  possibleReceptionActions,
  receptionActions,
  receptionActors,
  receptionStatuses,
} from "./status";

const allowed = [
  "reception: received -open-> opened",
  "reception: opened -acknowledge-> acknowledged",
  "reception: opened -forward-> forwarded",
  "reception: acknowledged -register-> registered",
  "reception: acknowledged -forward-> forwarded",
  "reception: registered -decide_open-> investigating",
  "reception: registered -decide_not_open-> closed_not_opened",
  "reception: registered -note_already_under_way-> closed_already_under_way",
  "reception: registered -forward-> forwarded",
  "reception: investigating -end-> ended",
  "system: opened -forward-> forwarded",
  "system: acknowledged -register-> registered",
  "system: acknowledged -forward-> forwarded",
  "system: registered -forward-> forwarded",
];

describe("the reception's transitions", () => {
  it("are these, of all combinations of actor, status and action, and no others", () => {
    const found: string[] = [];
    let tried = 0;
    for (const actor of receptionActors)
      for (const status of receptionStatuses)
        for (const action of receptionActions) {
          tried += 1;
          const next = nextReceptionStatus(actor, status, action);
          if (next) found.push(`${actor}: ${status} -${action}-> ${next}`);
        }
    expect(tried).toBe(4 * 9 * 8);
    expect(found).toEqual(allowed);
  });

  it("lead the reception from receipt to every status, and never back", () => {
    const seen = new Set(["received"]);
    let frontier: (typeof receptionStatuses)[number][] = ["received"];
    while (frontier.length > 0) {
      frontier = frontier.flatMap((status) =>
        possibleReceptionActions("reception", status).map((action) => {
          const next = nextReceptionStatus("reception", status, action);
          if (next === null) throw new Error("possible, yet leads nowhere");
          expect(receptionStatuses.indexOf(next)).toBeGreaterThan(receptionStatuses.indexOf(status));
          return next;
        }),
      );
      for (const status of frontier) seen.add(status);
    }
    expect(seen).toEqual(new Set(receptionStatuses));
  });
});

it("outcomeOf tells the reporter one of three things, once decided", () => {
  expect(Object.fromEntries(receptionStatuses.map((status) => [status, outcomeOf(status)]))).toEqual({
    received: null,
    opened: null,
    acknowledged: null,
    registered: null,
    investigating: "opened",
    closed_not_opened: "not_opened",
    closed_already_under_way: "already_under_way",
    ended: "opened",
    forwarded: null,
  });
});
