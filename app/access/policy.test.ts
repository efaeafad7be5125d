// Every action by every kind of actor with every kind of grant, against a table that says who may.
import { describe, expect, test } from "vitest";
import {
  actors,
  at,
  atTheSchool,
  grant,
  grantKinds,
  grounds,
  hour,
  now,
  ownStaff,
  type Who,
} from "~test/factories/policy-people";
import type { Actor } from "./actor";
import { can, concernScope } from "./policy";
import type { Action, Facts, GrantFact, GrantGround } from "./policy-facts";

/**
 * Who may whatever their grants, which grounds give it to anybody of the authority, and on which student health of the
 * pupil's own school may: any that gives the pupil, where none is named.
 */
const table: Record<Action, { who: Who[]; grounds: GrantGround[]; health?: true | GrantGround[] }> = {
  "pupil.read": { who: [], grounds },
  "concern.log": { who: [], grounds },
  "note.leave": { who: atTheSchool, grounds: [] },
  "concern.read": { who: ["author"], grounds },
  "concern.change": { who: ["author"], grounds: [] },
  "follow-up.read": { who: [], grounds },
  "student-health.meet": { who: ["counsellor"], grounds: [] },
  "follow-up.oversee": { who: ["principal"], grounds: [] },
  "link.remove": { who: [], grounds: [] },
  "matter.read": { who: [], grounds },
  "matter.change": { who: [], grounds },
  "loose-note.place": { who: ["principal"], grounds: [] },
  "loose-note.lay": { who: ["principal"], grounds: [] },
  "handover.propose": { who: [], grounds: ["teaching", "mentor", "handover"] },
  "handover.read": { who: ["giver", "receiver", "principal"], grounds: [] },
  "handover.answer": { who: ["receiver"], grounds: [] },
  "handover.withdraw": { who: ["giver"], grounds: [] },
  "access.grant": { who: ["principal"], grounds: [] },
  "history.ask": { who: [], grounds: ["principal"], health: ["student_health"] },
  "history.decide": { who: ["principal"], grounds: [] },
  "substitution.manage": { who: ["principal"], grounds: [] },
  "report.start": { who: [], grounds },
  "report.describe": { who: atTheSchool, grounds: [] },
  "report.know": { who: [], grounds: ["principal"], health: true },
  "report.work": { who: [], grounds: [], health: true },
  "report.sign": { who: [], grounds: [], health: true },
  "report.discard": { who: [], grounds: [] },
  "report.leave": { who: [], grounds: [] },
  "report.release": { who: [], grounds: [], health: true },
  "report.ask-feedback": { who: [], grounds: [] },
  "plan.read": { who: [], grounds },
  "plan.write": { who: [], grounds: grounds.filter((ground) => ground !== "temporary") },
  "plan.sign": { who: [], grounds },
  "plan.release": { who: [], grounds: [], health: true },
  "roster.import": { who: ["administrator"], grounds: [] },
  "signing.manage": { who: ["administrator"], grounds: [] },
  "register.manage": { who: ["administrator"], grounds: [] },
  "signal.manage": { who: ["administrator"], grounds: [] },
  "report.texts": { who: ["administrator"], grounds: [] },
  "alarm.watch": { who: ["administrator"], grounds: [] },
  "register.overview": { who: ["administrator", "principal", "otherPrincipal"], grounds: [] },
  "consultation.ask": { who: atTheSchool, grounds: [] },
  "consultation.answer": { who: ["counsellor", "reception"], grounds: [] },
  "reception.work": { who: ["reception"], grounds: [] },
  "statistics.read": { who: ["reception", "analyst"], grounds: [] },
};

const facts = (grants: GrantFact[]) => ({
  authorityId: "own",
  schoolUnitId: "here",
  grants,
  now,
  authorId: "author",
  madeBy: "nobody",
  circle: "pupil" as const,
  fromId: "giver",
  toId: "receiver" as string | null,
  isAuthor: false,
  otherAuthors: 0,
  isAsked: false,
  hasLeft: true,
  municipalityCode: "2282",
});

describe("who may do what", () => {
  test.each(Object.keys(table) as Action[])("%s", (action) => {
    const wrong: string[] = [];
    const { who, grounds: enough, health } = table[action];
    for (const [name, actor] of Object.entries(actors) as [Who, Actor][]) {
      for (const kind of grantKinds) {
        const holds = kind.ground !== null && ownStaff.includes(name);
        const byGrant =
          holds &&
          (enough.includes(kind.ground as GrantGround) ||
            (name === "counsellor" &&
              (health === true || health?.includes(kind.ground as GrantGround) === true)));
        const expected = who.includes(name) || byGrant;
        const decision = can(actor, action, facts(kind.grants) as Facts[typeof action]);
        if (decision.allow !== expected) wrong.push(`${name}, ${kind.name}: expected ${expected}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test("a note of student health's own: by its author and by student health of the pupil's school who have the pupil", () => {
    const wrong: string[] = [];
    for (const name of ownStaff) {
      for (const kind of grantKinds) {
        const inner = name === "counsellor" && kind.ground !== null;
        const given = { ...facts(kind.grants), circle: "student_health" as const };
        const read = can(actors[name], "concern.read", given).allow;
        if (read !== (name === "author" || inner)) wrong.push(`read: ${name}, ${kind.name}`);
        const scope = concernScope(actors[name], given)?.circles.includes("student_health");
        if (scope !== inner) wrong.push(`list: ${name}, ${kind.name}`);
        const followed = can(actors[name], "follow-up.read", given).allow;
        if (followed !== inner) wrong.push(`follow-up: ${name}, ${kind.name}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test("a matter of student health's own: nobody's but theirs, not even of whoever opened it and has left them", () => {
    for (const kind of grantKinds)
      for (const name of ownStaff)
        for (const action of ["matter.read", "matter.change"] as const) {
          const given = { ...facts(kind.grants), circle: "student_health" as const };
          const expected = name === "counsellor" && kind.ground !== null;
          expect(can(actors[name], action, given).allow, `${action} ${name} ${kind.name}`).toBe(expected);
        }
  });

  test("a link is loosened by whoever made it while she has the pupil, and by nobody else", () => {
    for (const kind of grantKinds)
      for (const name of Object.keys(actors) as Who[]) {
        const given = { ...facts(kind.grants), madeBy: "teacher" };
        const expected = name === "teacher" && kind.ground !== null;
        expect(can(actors[name], "link.remove", given).allow, `${name} ${kind.name}`).toBe(expected);
      }
  });

  test("a waiting note is laid on the record of a pupil who is still at the school by a principal who has her alone", () => {
    for (const kind of grantKinds)
      for (const name of Object.keys(actors) as Who[]) {
        const given = { ...facts(kind.grants), hasLeft: false };
        const expected = name === "principal" && kind.ground !== null;
        expect(can(actors[name], "loose-note.lay", given).allow, `${name} ${kind.name}`).toBe(expected);
      }
  });

  test("a handover without receiver is the principal's to answer, and nobody else's", () => {
    const may = (Object.keys(actors) as Who[]).filter(
      (name) => can(actors[name], "handover.answer", { ...facts([]), toId: null }).allow,
    );
    expect(may).toEqual(["principal"]);
  });

  test("a receiver who works there no more neither reads nor answers", () => {
    const moved = { ...facts([]), schoolUnitId: "there" };
    expect(can(actors.receiver, "handover.read", moved).allow).toBe(false);
    expect(can(actors.receiver, "handover.answer", moved).allow).toBe(false);
  });

  test("whoever makes a report knows it and works on it, with or without the pupil", () => {
    for (const action of ["report.know", "report.work", "report.ask-feedback"] as const) {
      const given = { ...facts([]), isAuthor: true };
      expect(can(actors.elsewhere, action, given)).toEqual({ allow: true, ground: "report_author" });
      expect(can(actors.foreign, action, given).allow).toBe(false);
    }
  });

  test("whoever has signed a report follows it, and neither works on it nor asks in its name", () => {
    const given = { ...facts([]), isAuthor: false, hasSigned: true };
    expect(can(actors.elsewhere, "report.know", given)).toEqual({ allow: true, ground: "report_signer" });
    expect(can(actors.foreign, "report.know", given).allow).toBe(false);
    for (const action of ["report.work", "report.ask-feedback"] as const)
      expect(can(actors.elsewhere, action, given).allow).toBe(false);
  });

  test("a draft is discarded by whoever is alone in it, and left where somebody else has written", () => {
    for (const [isAuthor, otherAuthors, may] of [
      [true, 0, ["report.discard"]],
      [true, 1, ["report.leave"]],
      [false, 0, []],
      [false, 1, []],
    ] as const) {
      const given = { ...facts(grant("student_health", at(-hour), null)), isAuthor, otherAuthors };
      const found = (["report.discard", "report.leave"] as const).filter(
        (action) => can(actors.counsellor, action, given).allow,
      );
      expect(found, `${isAuthor} ${otherAuthors}`).toEqual(may);
    }
  });

  test("whoever is asked to sign may read the document and sign, while she has the pupil, and nothing else", () => {
    const wrong: string[] = [];
    for (const name of Object.keys(actors) as Who[]) {
      for (const kind of grantKinds) {
        const holds = kind.ground !== null && ownStaff.includes(name);
        const given = { ...facts(kind.grants), isAsked: true };
        if (can(actors[name], "report.sign", given).allow !== holds)
          wrong.push(`sign: ${name}, ${kind.name}`);
        const work = can(actors[name], "report.work", given).allow;
        if (work !== (holds && name === "counsellor")) wrong.push(`work: ${name}, ${kind.name}`);
      }
    }
    expect(wrong).toEqual([]);
    const author = { ...facts([]), isAuthor: true, isAsked: false };
    expect(can(actors.elsewhere, "report.sign", author)).toEqual({ allow: true, ground: "report_author" });
  });

  test("a plainer ground beside it takes nothing from student health's or the principal's knowledge of reports", () => {
    const held = (ground: GrantFact["ground"]) => ({ ground, startsAt: new Date(0), endsAt: null });
    for (const [ground, who] of [
      ["student_health", actors.counsellor],
      ["principal", actors.elsewhere],
    ] as const) {
      const given = { ...facts([held("mentor"), held(ground)]), isAuthor: false };
      expect(can(who, "report.know", given)).toEqual({ allow: true, ground });
    }
    const ended = { ground: "principal" as const, startsAt: new Date(0), endsAt: now };
    expect(can(actors.elsewhere, "report.know", { ...facts([ended]), isAuthor: false }).allow).toBe(false);
  });

  test("student health whom the principal has named for a protected pupil knows and works on reports, on that ground", () => {
    for (const action of ["report.know", "report.work"] as const) {
      const given = { ...facts(grant("named", at(-hour), at(hour))), isAuthor: false };
      expect(can(actors.counsellor, action, given)).toEqual({ allow: true, ground: "named" });
      for (const who of ["teacher", "healthElsewhere"] as const)
        expect(can(actors[who], action, given).allow, who).toBe(false);
    }
  });

  test("when the pupil has changed school the former one's student health neither reads its notes nor works on reports", () => {
    const moved = { ...facts(grant("student_health", at(-hour), null)), schoolUnitId: "there" };
    const inner = { ...moved, circle: "student_health" as const };
    expect(can(actors.counsellor, "concern.read", inner).allow).toBe(false);
    expect(can(actors.counsellor, "report.know", moved).allow).toBe(false);
    expect(can(actors.counsellor, "report.work", moved).allow).toBe(false);
    expect(can(actors.healthElsewhere, "report.work", moved).allow).toBe(true);
  });

  test("whoever has no duty left at the authority may nothing, not even with what is her own", () => {
    const own = { ...facts(grant("mentor", at(-hour), null)), authorId: "offDuty", isAuthor: true };
    for (const action of Object.keys(table) as Action[])
      expect(can(actors.offDuty, action, own as never).allow, action).toBe(false);
    expect(concernScope(actors.offDuty, own)).toBeNull();
  });

  test("of several grounds the plainest is told, and an ended one never", () => {
    const grants = [
      ...grant("principal", at(-hour), null),
      ...grant("temporary", at(-hour), at(hour)),
      ...grant("mentor", at(-hour), now),
    ];
    expect(can(actors.teacher, "pupil.read", facts(grants))).toEqual({ allow: true, ground: "temporary" });
  });
});
