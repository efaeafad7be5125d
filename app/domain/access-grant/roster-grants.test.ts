import { describe, expect, test } from "vitest";
import { instantAt } from "../calendar/stockholm";
import { type RosterFacts, rosterGrants } from "./roster-grants";

const always = { startsOn: "2020-01-01", endsOn: null };

const facts = (given: Partial<RosterFacts> = {}): RosterFacts => ({
  pupils: [{ pupilId: "alva", schoolUnitId: "north", protectedIdentity: false, ...always }],
  members: [{ id: "m1", groupId: "5B", pupilId: "alva", startsOn: "2026-08-17", endsOn: "2027-06-12" }],
  groupStaff: [{ id: "g1", groupId: "5B", accountId: "teacher", role: "teacher", ...always }],
  duties: [],
  handovers: [],
  ...given,
});

const periods = (given: Partial<RosterFacts>) =>
  rosterGrants(facts(given)).map((g) => [g.accountId, g.ground, g.startsAt, g.endsAt]);

describe("grants that the roster gives", () => {
  test("a teacher has the pupil while both belong to the group", () => {
    expect(periods({})).toEqual([["teacher", "teaching", instantAt("2026-08-17"), instantAt("2027-06-12")]]);
  });

  test.each([
    [
      "begins when the later of the two came",
      { startsOn: "2026-10-01", endsOn: null },
      "2026-10-01",
      "2027-06-12",
    ],
    [
      "ends when the earlier of the two goes",
      { startsOn: "2020-01-01", endsOn: "2026-12-20" },
      "2026-08-17",
      "2026-12-20",
    ],
  ])("it %s", (_what, period, from, to) => {
    const groupStaff = [
      { id: "g1", groupId: "5B", accountId: "teacher", role: "teacher" as const, ...period },
    ];
    expect(periods({ groupStaff })).toEqual([["teacher", "teaching", instantAt(from), instantAt(to)]]);
  });

  test.each([
    ["who taught the group before the pupil came", { startsOn: "2020-01-01", endsOn: "2026-08-17" }],
    ["who came after the pupil had gone", { startsOn: "2027-06-12", endsOn: null }],
  ])("nothing for one %s", (_what, period) => {
    const groupStaff = [
      { id: "g1", groupId: "5B", accountId: "teacher", role: "mentor" as const, ...period },
    ];
    expect(periods({ groupStaff })).toEqual([]);
  });

  test("all of it ends when the pupil leaves", () => {
    const pupils = [
      {
        pupilId: "alva",
        schoolUnitId: "north",
        protectedIdentity: false,
        startsOn: "0001-01-01",
        endsOn: "2026-11-01",
      },
    ];
    const duties = [
      { id: "d1", accountId: "rektor", schoolUnitId: "north", ground: "principal" as const, ...always },
    ];
    expect(rosterGrants(facts({ pupils, duties })).map((g) => g.endsAt)).toEqual([
      instantAt("2026-11-01"),
      instantAt("2026-11-01"),
    ]);
  });

  test("principal and student health have the pupils of their own unit alone", () => {
    const duties = [
      { id: "d1", accountId: "rektor", schoolUnitId: "north", ground: "principal" as const, ...always },
      { id: "d2", accountId: "kurator", schoolUnitId: "north", ground: "student_health" as const, ...always },
      { id: "d3", accountId: "annan", schoolUnitId: "south", ground: "principal" as const, ...always },
    ];
    const given = rosterGrants(facts({ duties })).map((g) => [g.accountId, g.ground]);
    expect(given).toEqual([
      ["teacher", "teaching"],
      ["rektor", "principal"],
      ["kurator", "student_health"],
    ]);
  });

  test("a protected identity is had by mentor and principal, nobody else", () => {
    const pupils = [{ pupilId: "alva", schoolUnitId: "north", protectedIdentity: true, ...always }];
    const groupStaff = (["teacher", "mentor"] as const).map((role) => ({
      id: role,
      groupId: "5B",
      accountId: role,
      role,
      ...always,
    }));
    const duties = (["principal", "student_health"] as const).map((ground) => ({
      id: ground,
      accountId: ground,
      schoolUnitId: "north",
      ground,
      ...always,
    }));
    const given = rosterGrants(facts({ pupils, groupStaff, duties })).map((g) => g.accountId);
    expect(given).toEqual(["mentor", "principal"]);
  });
});

describe("a handover", () => {
  const handover = (changeOn: string, fromId = "teacher", pupilId = "alva") => ({
    fromId,
    pupilId,
    changeOn,
  });

  test.each([
    ["ends the giver's grant on the day of the change", [handover("2026-12-01")], "2026-12-01"],
    ["of two, the first ends it", [handover("2027-01-10"), handover("2026-12-01")], "2026-12-01"],
    ["after the roster's own end changes nothing", [handover("2027-08-20")], "2027-06-12"],
    ["from before the group changes nothing: she has the pupil anew", [handover("2026-08-17")], "2027-06-12"],
    ["of somebody else's changes nothing", [handover("2026-12-01", "colleague")], "2027-06-12"],
    ["of another pupil changes nothing", [handover("2026-12-01", "teacher", "theo")], "2027-06-12"],
  ])("%s", (_what, handovers, endsOn) => {
    expect(rosterGrants(facts({ handovers })).map((g) => g.endsAt)).toEqual([instantAt(endsOn)]);
  });

  test("does not end what a duty gives", () => {
    const duties = [
      { id: "d1", accountId: "teacher", schoolUnitId: "north", ground: "principal" as const, ...always },
    ];
    const given = rosterGrants(facts({ duties, handovers: [handover("2026-12-01")] }));
    expect(given.map((g) => [g.ground, g.endsAt])).toEqual([
      ["teaching", instantAt("2026-12-01")],
      ["principal", null],
    ]);
  });
});

test("the same source has the same id, so that a second import changes and never doubles", () => {
  const [first] = rosterGrants(facts());
  const [second] = rosterGrants(
    facts({ handovers: [{ fromId: "teacher", pupilId: "alva", changeOn: "2026-12-01" }] }),
  );
  expect(second?.sourceId).toBe(first?.sourceId);
  expect(second?.endsAt).not.toEqual(first?.endsAt);
});
