// Every kind of user in every state with every action: what is not written here cannot be done.
import { describe, expect, it } from "vitest";
import {
  type FollowUpActor,
  followUpActions,
  followUpActors,
  followUpStatuses,
  nextFollowUpStatus,
  possibleFollowUpActions,
} from "./status";

/** As written down from the issue, by hand: actor, status, and what follows by which action. */
const allowed: Record<FollowUpActor, Record<string, string>> = {
  owner: {
    "open set_date": "open",
    "open pass_on": "offered",
    "open bring": "offered",
    "open close": "closed",
    "offered set_date": "offered",
    "offered take_back": "open",
    "offered close": "closed",
    "closed reopen": "open",
    "closed bring": "offered",
  },
  team: { "open decide": "open", "open take": "open", "offered decide": "offered" },
  asked: { "offered accept": "open", "offered decline": "open" },
  giver: { "offered take_back": "open" },
  mentor: {
    "open take": "open",
    "open bring": "offered",
    "open close": "closed",
    "offered take": "open",
    "closed reopen": "open",
    "closed bring": "offered",
  },
  principal: {
    "open set_date": "open",
    "open take": "open",
    "open pass_on": "offered",
    "open bring": "offered",
    "open close": "closed",
    "offered set_date": "offered",
    "offered take": "open",
    "offered take_back": "open",
    "offered close": "closed",
    "closed reopen": "open",
    "closed bring": "offered",
  },
  let_in: { "open take": "open", "open close": "closed", "offered take": "open" },
  holder: { "open bring": "offered", "closed reopen": "open", "closed bring": "offered" },
  system: { "open move": "open", "offered move": "offered", "offered take_back": "open" },
};

describe.each(followUpActors)("as %s", (actor) => {
  it.each(followUpStatuses)("while %s", (status) => {
    for (const action of followUpActions) {
      const expected = allowed[actor][`${status} ${action}`] ?? null;
      expect(nextFollowUpStatus([actor], status, action), action).toBe(expected);
    }
  });
});

it("who acts as several can what any of them can, and whoever acts as nobody can nothing", () => {
  expect(possibleFollowUpActions(["holder", "asked"], "offered")).toEqual(["accept", "decline"]);
  expect(possibleFollowUpActions(["holder", "mentor"], "open")).toEqual(["bring", "take", "close"]);
  for (const status of followUpStatuses) expect(possibleFollowUpActions([], status)).toEqual([]);
});

it("what has been offered leaves its owner by the other's acceptance, or by somebody who takes it, and not by an owner's passing on", () => {
  expect(nextFollowUpStatus(["owner"], "offered", "pass_on")).toBeNull();
  expect(nextFollowUpStatus(["owner", "giver"], "offered", "accept")).toBeNull();
});
