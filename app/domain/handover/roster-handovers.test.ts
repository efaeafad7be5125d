// Roster changes propose handovers by themselves: which, of what was and what is.
import { describe, expect, it } from "vitest";
import { type HeldByRoster, rosterHandovers } from "./roster-handovers";

const now = new Date("2026-11-22T13:00:00Z");
const today = new Date("2026-11-21T23:00:00Z");
const august = new Date("2026-08-16T22:00:00Z");
const held = (accountId: string, over: Partial<HeldByRoster> = {}): HeldByRoster => ({
  sourceId: `${accountId}:m`,
  accountId,
  pupilId: "alva",
  ground: "mentor",
  groupId: "5b",
  startsAt: august,
  endsAt: null,
  ...over,
});

function proposed(after: HeldByRoster[], over: Partial<Parameters<typeof rosterHandovers>[0]> = {}) {
  const known = new Set(after.filter((h) => +h.startsAt === +august).map((h) => h.sourceId));
  return rosterHandovers({
    before: { known, standing: known },
    after,
    unitOfPupil: new Map([
      ["alva", "north"],
      ["theo", "north"],
    ]),
    unitOfGroup: new Map([
      ["5b", "north"],
      ["6a", "north"],
      ["south", "south"],
    ]),
    handedOver: [],
    now,
    ...over,
  });
}
const gone = { endsAt: today };
const come = { startsAt: today };

describe("a change of the roster", () => {
  it("of mentor proposes a handover of all her pupils, with nobody pressing anything", () => {
    const theo = { pupilId: "theo" };
    const after = [
      held("per", gone),
      held("per", { ...gone, ...theo, sourceId: "per:t" }),
      held("maria", come),
      held("maria", { ...come, ...theo, sourceId: "maria:t" }),
    ];
    expect(proposed(after)).toEqual([
      {
        fromId: "per",
        toId: "maria",
        schoolUnitId: "north",
        changeOn: "2026-11-22",
        pupilIds: ["alva", "theo"],
      },
    ]);
  });

  it("of class proposes one from the old mentor to the new", () => {
    const after = [held("per", gone), held("maria", { ...come, groupId: "6a" })];
    expect(proposed(after)).toMatchObject([{ fromId: "per", toId: "maria" }]);
  });

  it("of a group's teacher proposes one, and of a subject in another group none", () => {
    const teacher = { ground: "teaching" as const };
    expect(
      proposed([held("per", { ...gone, ...teacher }), held("maria", { ...come, ...teacher })]),
    ).toMatchObject([{ fromId: "per", toId: "maria" }]);
    expect(
      proposed([held("per", { ...gone, ...teacher }), held("maria", { ...come, ...teacher, groupId: "6a" })]),
    ).toEqual([]);
  });

  it("at a day to come is proposed for that day; over the summer for today", () => {
    const june = new Date("2027-06-14T22:00:00Z");
    const nextAugust = new Date("2027-08-15T22:00:00Z");
    const after = [held("per", { endsAt: june }), held("maria", { startsAt: nextAugust })];
    expect(proposed(after)).toMatchObject([{ changeOn: "2027-06-15", toId: "maria" }]);
    const then = { now: new Date("2027-08-10T08:00:00Z") };
    expect(proposed(after, then)).toMatchObject([{ changeOn: "2027-08-10", toId: "maria" }]);
    const longAgo = new Date("2028-01-10T23:00:00Z");
    expect(
      proposed([held("per", { endsAt: june }), held("maria", { startsAt: longAgo })], { now: longAgo }),
    ).toEqual([]);
  });

  it("that leaves a pupil without a mentor proposes one to nobody: the principal has the pupil", () => {
    expect(proposed([held("per", gone)])).toMatchObject([{ fromId: "per", toId: null }]);
    expect(proposed([held("per", gone), held("maria")])).toEqual([]);
  });

  it.each([
    [
      "she still teaches the pupil",
      [held("per", gone), held("per", { sourceId: "t", ground: "teaching" }), held("maria", come)],
      {},
    ],
    ["nothing has changed", [held("per"), held("maria")], {}],
    [
      "she has handed over already",
      [held("per", gone), held("maria", come)],
      { handedOver: [{ fromId: "per", pupilId: "alva", changeOn: "2026-11-20" }] },
    ],
    [
      "the pupil has moved to another school",
      [held("per", gone), held("maria", { ...come, groupId: "south" })],
      { unitOfPupil: new Map([["alva", "south"]]) },
    ],
    [
      "the pupil is protected or has left",
      [held("per", gone), held("maria", come)],
      { unitOfPupil: new Map() },
    ],
    ["it is the same person again", [held("per", gone), held("per", { ...come, sourceId: "again" })], {}],
  ] as [string, HeldByRoster[], object][])("proposes none where %s", (_why, after, over) => {
    expect(proposed(after, over)).toEqual([]);
  });
});
