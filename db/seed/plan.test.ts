import { createHash } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { ageOn, civilDate } from "~/domain/calendar/stockholm";
import { countGraphemes, noteLimit } from "~/domain/concern/graphemes";
import { testNumbers } from "./personal-numbers.server";
import type { SeedPlan } from "./plan";
import { planSeed } from "./plan.server";

const now = new Date("2026-11-22T09:00:00Z");
const today = civilDate(now);
let plan: SeedPlan;
beforeAll(() => {
  plan = planSeed(now);
}, 60_000);

function tally<T>(values: readonly T[]): Map<T, number> {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

function namedPupil(name: string) {
  const found = plan.pupils.find((p) => `${p.givenName} ${p.familyName}` === name);
  if (!found) throw new Error(`${name} is missing`);
  return found;
}

describe("the test numbers", () => {
  it("are the only numbers in use, each by one person, with a check digit that holds", () => {
    const used = [
      ...plan.pupils.flatMap((p) => p.personalNumber ?? []),
      ...plan.accounts.map((a) => a.personalNumber),
      ...plan.guardians.flatMap((g) => g.details.personalNumber ?? []),
    ];
    const open = new Set(testNumbers.map((n) => n.number));
    expect(used.filter((number) => !open.has(number))).toEqual([]);
    expect(new Set(used).size).toBe(used.length);
    const weighed = (number: string) =>
      [...number.slice(2)].map((digit, i) => Number(digit) * (i % 2 ? 1 : 2)).join("");
    const odd = used.filter(
      (number) => [...weighed(number)].reduce((sum, d) => sum + Number(d), 0) % 10 !== 0,
    );
    expect(odd).toEqual([]);
    const grown = plan.accounts.filter((a) => ageOn(birthDay(a.personalNumber), today) < 20);
    expect(grown).toEqual([]);
  });

  const birthDay = (number: string) => `${number.slice(0, 4)}-${number.slice(4, 6)}-${number.slice(6, 8)}`;

  it("agree with the pupils' birth dates and sex", () => {
    for (const pupil of plan.pupils) {
      if (!pupil.personalNumber) continue;
      expect(pupil.birthDate).toBe(birthDay(pupil.personalNumber));
      expect(pupil.sex).toBe(Number(pupil.personalNumber.at(-2)) % 2 ? "male" : "female");
    }
  });
});

describe("the schools", () => {
  it("are two authorities, a preschool and five schools, 1,500 pupils and 140 staff in every role", () => {
    expect(plan.authorities.map((a) => a.legalProfile).sort()).toEqual(["municipal", "private"]);
    expect([...tally(plan.units.map((u) => u.kind))]).toEqual([
      ["preschool", 1],
      ["compulsory", 3],
      ["upper_secondary", 2],
    ]);
    expect(plan.pupils).toHaveLength(1500);
    expect(plan.accounts.filter((a) => a.kind === "staff")).toHaveLength(140);
    expect([...tally(plan.duties.map((d) => d.role)).keys()].sort()).toEqual([
      "analyst",
      "authority_administrator",
      "counsellor",
      "other_staff",
      "principal",
      "reception",
      "school_nurse",
      "school_psychologist",
      "special_educator",
      "teacher",
    ]);
    const receptions = plan.duties.filter((d) => d.role === "reception").map((d) => d.accountId);
    const codes = plan.accounts.filter((a) => receptions.includes(a.id)).map((a) => a.municipalityCode);
    expect(new Set(codes).size).toBe(12);
  });

  it("have pupils of many kinds", () => {
    const { pupils } = plan;
    expect(new Set(pupils.map((p) => p.residenceCode)).size).toBeGreaterThanOrEqual(15);
    expect(pupils.filter((p) => p.placedByCode).length).toBe(18);
    expect(tally(pupils.map((p) => p.protection))).toEqual(
      new Map([
        ["none", 1488],
        ["confidentiality", 7],
        ["protected_registration", 5],
      ]),
    );
    expect(pupils.filter((p) => p.personalNumber === null)).toHaveLength(8);
    expect(pupils.filter((p) => ageOn(p.birthDate as string, today) >= 18).length).toBeGreaterThan(30);
    expect(pupils.filter((p) => p.protection !== "none" && p.address !== null)).toEqual([]);
    const withCustody = new Set(plan.guardians.filter((g) => g.custody === "custody").map((g) => g.pupilId));
    expect(withCustody.size).toBe(1500);
  });

  it("have three school years with one class at a time, changes of class and handovers", () => {
    expect(new Set(plan.groups.map((g) => g.startsOn))).toEqual(
      new Set(["2026-08-18", "2025-08-18", "2024-08-18"]),
    );
    const groups = new Map(plan.groups.map((g) => [g.id, g]));
    const seats = tally(plan.members.map((m) => `${m.pupilId} ${groups.get(m.groupId)?.startsOn}`));
    expect([...seats.values()].filter((count) => count > 1)).toEqual([]);
    const classOf = (pupilId: string, year: string) =>
      plan.members
        .filter((m) => m.pupilId === pupilId)
        .map((m) => groups.get(m.groupId))
        .find((g) => g?.startsOn.startsWith(year))?.name;
    const alva = namedPupil("Alva Lindqvist").id;
    expect(["2024", "2025", "2026"].map((year) => classOf(alva, year))).toEqual(["3B", "4B", "5B"]);
    const switched = plan.pupils.filter((p) => {
      const [before, after] = [classOf(p.id, "2025"), classOf(p.id, "2026")];
      return (
        /^[1-6][AB]$/.test(before ?? "") &&
        before?.slice(1) !== after?.slice(1) &&
        /^[1-6][AB]$/.test(after ?? "")
      );
    });
    expect(switched.length).toBeGreaterThan(0);
    expect(tally(plan.handovers.map((h) => h.status)).get("accepted")).toBeGreaterThan(40);
    const waiting = plan.handovers.filter((h) => h.status === "proposed").map((h) => h.pupils.length);
    expect(waiting).toEqual([5, 3]);
  });

  it("refer to nothing that does not exist", () => {
    const pupils = new Set(plan.pupils.map((p) => p.id));
    const accounts = new Set(plan.accounts.map((a) => a.id));
    const concerns = new Map(plan.concerns.map((c) => [c.id, c]));
    for (const c of plan.concerns) expect(pupils.has(c.pupilId) && accounts.has(c.authorId)).toBe(true);
    for (const link of plan.links) {
      expect(concerns.get(link.fromId)?.pupilId).toBe(link.pupilId);
      expect(concerns.get(link.toId)?.pupilId).toBe(link.pupilId);
    }
    for (const report of plan.reports) {
      expect(report.entryIds.map((id) => concerns.get(id)?.pupilId)).toEqual(
        report.entryIds.map(() => report.pupilId),
      );
    }
    for (const row of plan.received)
      expect(row.openedBy === null || accounts.has(row.openedBy as string)).toBe(true);
    const ids = [plan.concerns, plan.pupils, plan.reports, plan.received].flatMap((rows) =>
      rows.map((r) => r.id),
    );
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe("the concerns", () => {
  it("are 6,000, of which two pupils have forty or more, one of them in 5B", () => {
    expect(plan.concerns).toHaveLength(6000);
    const long = [...tally(plan.concerns.map((c) => c.pupilId))].filter(([, count]) => count >= 40);
    expect(long).toHaveLength(2);
    expect(long.map(([id]) => id)).toContain(namedPupil("Elias Nygren").id);
  });

  it("have texts within the limit, whole, and hardly ever the same", () => {
    const texts = plan.concerns.flatMap((c) => c.versions.map((v) => v.text));
    for (const text of texts) {
      expect(countGraphemes(text)).toBeLessThanOrEqual(noteLimit);
      expect(text).not.toMatch(/[#{}|]|undefined|NaN| {2}|^\s|\s$/);
      expect(text.length).toBeGreaterThan(12);
    }
    expect(new Set(texts).size / texts.length).toBeGreaterThan(0.99);
    const usual = texts.filter((text) => text.length >= 80 && text.length <= 300);
    expect(usual.length / texts.length).toBeGreaterThan(0.8);
  });

  it("are mostly without need of action, some for acting now", () => {
    const share = (priority: string) => plan.concerns.filter((c) => c.priority === priority).length / 6000;
    expect(share("no_action")).toBeGreaterThan(0.45);
    expect(share("action_desirable")).toBeGreaterThan(0.25);
    expect(share("act_now")).toBeGreaterThan(0.03);
    expect(share("act_now")).toBeLessThan(0.1);
    expect(plan.links.length).toBeGreaterThan(300);
    expect(new Set(plan.concerns.map((c) => c.category)).size).toBe(13);
  });

  it("are written by those who had the pupil that day, and on no later day than today", () => {
    const groupsOf = new Map<string, typeof plan.members>();
    for (const m of plan.members) groupsOf.set(m.pupilId, [...(groupsOf.get(m.pupilId) ?? []), m]);
    const staffOf = new Set(plan.groupStaff.map((s) => `${s.groupId} ${s.accountId}`));
    const health = new Set(
      plan.duties
        .filter((d) => ["counsellor", "school_psychologist", "special_educator"].includes(d.role))
        .map((d) => d.accountId),
    );
    const strangers = plan.concerns.filter((c) => {
      const day = civilDate(c.occurredAt);
      const there = (groupsOf.get(c.pupilId) ?? []).filter(
        (m) => m.startsOn <= day && (m.endsOn === null || m.endsOn === undefined || m.endsOn > day),
      );
      const isTheirs = there.some((m) => staffOf.has(`${m.groupId} ${c.authorId}`));
      return !isTheirs && !(c.circle === "student_health" && health.has(c.authorId));
    });
    expect(strangers).toEqual([]);
    const moments = plan.concerns.flatMap((c) => [c.occurredAt, c.createdAt, c.handledAt ?? c.createdAt]);
    expect(moments.filter((at) => at > now)).toEqual([]);
    const weekend = plan.concerns.filter((c) => [0, 6].includes(c.occurredAt.getUTCDay()));
    expect(weekend).toEqual([]);
  });

  it("leave a protected identity to those with named access", () => {
    const hidden = new Set(plan.pupils.filter((p) => p.protection !== "none").map((p) => p.id));
    const mentors = new Set(plan.groupStaff.filter((s) => s.role === "mentor").map((s) => s.accountId));
    const written = plan.concerns.filter((c) => hidden.has(c.pupilId));
    expect(written.length).toBeGreaterThan(5);
    expect(written.filter((c) => !mentors.has(c.authorId) || c.circle !== "pupil")).toEqual([]);
    expect(plan.grants.filter((g) => g.ground === "named").every((g) => hidden.has(g.pupilId))).toBe(true);
  });

  it("tell the story of Alva Lindqvist, up to the latest school day", () => {
    const alva = namedPupil("Alva Lindqvist");
    expect(alva.residenceCode).toBe("2282");
    const thread = plan.concerns.filter((c) => c.pupilId === alva.id);
    expect(thread).toHaveLength(20);
    const last = thread.at(-1);
    expect(last?.versions[0]?.text).toContain("”Mamma vaknade inte i dag heller.”");
    expect(civilDate(last?.occurredAt as Date)).toBe("2026-11-20");
    const sleepy = thread.at(-2);
    expect([sleepy?.priority, plan.attachments.map((a) => a.concernId)]).toEqual(["act_now", [sleepy?.id]]);
    expect(plan.links.filter((l) => l.pupilId === alva.id)).toHaveLength(4);
  });
});

describe("the date that is passed in", () => {
  it("gives the same plan twice", () => {
    const digests = (of: SeedPlan) =>
      Object.entries(of).map(([part, rows]) => [
        part,
        createHash("sha256").update(JSON.stringify(rows)).digest("hex"),
      ]);
    expect(digests(planSeed(now))).toEqual(digests(plan));
  }, 60_000);

  it("moves the plan with it", () => {
    const later = new Date("2027-02-17T15:00:00Z");
    const moved = planSeed(later);
    const latest = (of: SeedPlan) => Math.max(...of.concerns.map((c) => c.occurredAt.getTime()));
    expect(civilDate(new Date(latest(plan)))).toBe("2026-11-20");
    expect(civilDate(new Date(latest(moved)))).toBe("2027-02-16");
    expect(moved.concerns).toHaveLength(6000);
    expect(moved.demoPeople.map((p) => p.name)).toEqual(plan.demoPeople.map((p) => p.name));
  }, 60_000);
});

it("names the people to sign in as, each at a place", () => {
  const { demoPeople } = plan;
  expect(demoPeople.map(({ name, role, place }) => [name, role, place])).toEqual([
    ["Maria Ek", "teacher", "Norrskolan"],
    ["Per Dahl", "mentor", "Norrskolan"],
    ["Lisa Holm", "teacher", "Norrskolan"],
    ["Karin Ström", "counsellor", "Norrskolan"],
    ["Tomas Rask", "special_educator", "Norrskolan"],
    ["Jonas Hed", "principal", "Norrskolan"],
    ["Birgitta Falk", "authority_administrator", "Kramfors kommun"],
    ["Anna Sandell", "reception", "Kramfors socialtjänst"],
    ["Eva Norén", "analyst", "Kramfors socialtjänst"],
  ]);
});
