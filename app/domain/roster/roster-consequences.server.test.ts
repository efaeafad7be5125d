// What follows from an import beside the roster itself: access, sessions, handovers and substitutions.
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { notice } from "~db/schema/concern.server";
import { accessGrant } from "~db/schema/grant.server";
import { handover, handoverPupil } from "~db/schema/handover.server";
import { session } from "~db/schema/operation.server";
import { account } from "~db/schema/school.server";
import { aRoster, rosterTexts as files, rosterRead as now, type Roster } from "~test/factories/roster";

let db: Roster["db"];
let run: Roster["run"];
let pupils: Roster["pupils"];
let events: Roster["events"];
beforeEach(async () => {
  ({ db, run, pupils, events } = await aRoster());
});

it("narrows who has a pupil in the very import that says the pupil is protected, and tells the principal", async () => {
  const duties = `${files.duties}p2;lärare;;g1;2026-08-17\n`;
  await run({ duties });
  const [maja] = await pupils();
  const standing = async () =>
    (await db.read.select().from(accessGrant))
      .filter((g) => g.pupilId === maja?.id && g.endsAt === null)
      .map((g) => g.ground)
      .sort();
  expect(await standing()).toEqual(["mentor", "principal", "teaching"]);
  const later = new Date(+now + 1000);
  const isProtected = files.pupils
    .replace("adress\n", "adress;skyddade personuppgifter\n")
    .replace("Lilla gatan 1\n", "Lilla gatan 1;sekretessmarkering\n")
    .replace("Noor;;\n", "Noor;;;nej\n");
  expect(await run({ duties, pupils: isProtected }, { at: later, dryRun: true })).toMatchObject({ ok: true });
  expect(await standing()).toEqual(["mentor", "principal", "teaching"]);
  expect(await run({ duties, pupils: isProtected }, { at: later })).toMatchObject({
    ok: true,
    written: true,
  });
  expect(await standing()).toEqual(["mentor", "principal"]);
  const told = await db.read.select().from(notice);
  expect(told).toMatchObject([{ kind: "access_narrowed", pupilId: maja?.id }]);
  expect(await events()).toContain("access.narrowed");
});

it("ends the sessions of an account whose number was somebody else's, and no other's", async () => {
  const staff = (number: string) => ({
    staff: `id;namn;personnummer\np1;Lisbet Alm;${number}\np2;Olle Berg;198001032385\n`,
  });
  await run(staff("198001072381"));
  const people = await db.read.select({ id: account.id, name: account.name }).from(account);
  await db.write((tx) =>
    tx.insert(session).values(
      people.map(({ id, name }) => ({
        idHash: name,
        accountId: id,
        method: "bankid" as const,
        createdAt: now,
        lastSeenAt: now,
        expiresAt: new Date(+now + 3_600_000),
      })),
    ),
  );
  await run(staff("200601012388"));
  expect(await db.read.select({ of: session.idHash }).from(session)).toEqual([{ of: "Olle Berg" }]);
});

describe("a change of mentor in the roster", () => {
  const duties =
    "personal;roll;skola;grupp;från\np3;mentor;;g1;\np1;lärare;s1;;2026-08-17\np3;lärare;s1;;2026-08-17\np2;rektor;s1;;2026-08-17\n";
  const staff = "id;namn;personnummer\np1;Lisbet Alm;\np2;Olle Berg;\np3;Siv Ek;\n";

  it("proposes a handover with nobody pressing, once, and tells giver and receiver", async () => {
    await run();
    expect(await db.read.select().from(handover)).toEqual([]);
    const later = new Date("2026-11-02T08:00:00Z");
    expect(await run({ duties, staff }, { at: later })).toMatchObject({ ok: true, written: true });
    const [row, ...more] = await db.read.select().from(handover);
    expect(more).toEqual([]);
    const accounts = await db.read.select().from(account);
    const idOf = (externalId: string) => accounts.find((a) => a.externalId === externalId)?.id;
    expect(row).toMatchObject({
      fromId: idOf("p1"),
      toId: idOf("p3"),
      changeOn: "2026-11-02",
      status: "proposed",
      origin: "roster",
    });
    expect(await db.read.select().from(handoverPupil)).toHaveLength(2);
    const told = (await db.read.select().from(notice)).filter((n) => n.kind === "handover_proposed");
    expect(told.map((n) => n.accountId).sort()).toEqual([idOf("p1"), idOf("p3")].sort());
    expect(await events()).toContain("handover.proposed");
    // The same files again propose nothing more, and the leaver has the pupils no longer.
    await run({ duties, staff }, { at: new Date("2026-11-03T08:00:00Z") });
    expect(await db.read.select().from(handover)).toHaveLength(1);
    const grants = await db.read
      .select()
      .from(accessGrant)
      .where(eq(accessGrant.accountId, idOf("p1") ?? ""));
    expect(grants.every((g) => g.endsAt !== null && g.endsAt <= later)).toBe(true);
  });

  it("in a dry run proposes nothing", async () => {
    await run();
    await run({ duties, staff }, { at: new Date("2026-11-02T08:00:00Z"), dryRun: true });
    expect(await db.read.select().from(handover)).toEqual([]);
  });
});

describe("a substitution in the roster", () => {
  const staff = "id;namn;personnummer\np1;Lisbet Alm;\np2;Olle Berg;\np9;Siv Ek;\n";
  const duties = (row: string) =>
    `personal;roll;skola;grupp;vikarierar för;från;till\np1;mentor;;g1;;2026-08-17;\np1;lärare;s1;;;2026-08-17;\np2;rektor;s1;;;2026-08-17;\n${row}`;
  const named = duties("p9;lärare;s1;;p1;2026-10-05;2026-10-09\n");
  const given = async () =>
    (await db.read.select().from(accessGrant).where(eq(accessGrant.ground, "substitution"))).map((g) => [
      g.startsAt.toISOString(),
      g.endsAt?.toISOString(),
    ]);
  const week = ["2026-10-04T22:00:00.000Z", "2026-10-09T22:00:00.000Z"];

  it("gives what the absent has, for its days, once; another end moves it, leaving it out ends it", async () => {
    await run({ staff, duties: named });
    await run({ staff, duties: named });
    expect(await given()).toEqual([week, week]);
    await run({ staff, duties: duties("p9;lärare;s1;;p1;2026-10-05;2026-10-07\n") });
    expect((await given())[0]).toEqual([week[0], "2026-10-07T22:00:00.000Z"]);
    const during = new Date("2026-10-06T08:00:00Z");
    await run({ staff, duties: duties("") }, { at: during });
    expect((await given()).every(([, end]) => new Date(end ?? 0) <= during)).toBe(true);
  });

  it.each([
    ["p9;lärare;s1;;p1;2026-10-05;\n", "substitution_needs_end"],
    ["p9;lärare;s1;;p9;2026-10-05;2026-10-09\n", "substitute_same"],
    ["p9;lärare;;g1;p1;2026-10-05;2026-10-09\n", "substitute_at_school"],
    ["p9;lärare;s1;;p7;2026-10-05;2026-10-09\n", "points_nowhere"],
  ])("is refused by file and line: %s", async (row, key) => {
    const answer = await run({ staff, duties: duties(row) });
    expect(answer).toMatchObject({ ok: false, problems: [{ file: "duties", line: 5, key }] });
  });
});
