import { asc, eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { readCsvTable } from "~/integrations/roster/csv-tables";
import { createVault, type Vault } from "~/vault/vault.server";
import type { Database } from "~db/database";
import { auditEvent } from "~db/schema/audit.server";
import { notice } from "~db/schema/concern.server";
import { accessGrant } from "~db/schema/grant.server";
import { handover, handoverPupil } from "~db/schema/handover.server";
import { session } from "~db/schema/operation.server";
import { account, groupMember, guardian, pupil, schoolAuthority, schoolUnit } from "~db/schema/school.server";
import { freshDatabase, freshKeyStore } from "~test/factories/database";
import { importRosterByCommand } from "./import-roster.server";
import { guardianPlace, pupilIdentityPlace } from "./seal-roster";
import { type RosterFile, type RosterTables, rosterFiles } from "./table";

const authorityId = "authority-1";
const now = new Date("2026-10-01T08:00:00Z");

const files: Record<RosterFile, string> = {
  schools: "id;namn;skolform;kommunkod\ns1;Ekskolan;grundskola;1283\n",
  staff: "id;namn;personnummer\np1;Lisbet Alm;\np2;Olle Berg;\n",
  groups: "id;skola;namn;typ;från\ng1;s1;5B;klass;2026-08-17\n",
  duties:
    "personal;roll;skola;grupp;från\np1;mentor;;g1;2026-08-17\np1;lärare;s1;;2026-08-17\np2;rektor;s1;;2026-08-17\n",
  pupils:
    "id;skola;förnamn;efternamn;personnummer;adress\ne1;s1;Maja;Lind;200601012388;Lilla gatan 1\ne2;s1;Ali;Noor;;\n",
  "group-members": "grupp;elev;från\ng1;e1;2026-08-17\ng1;e2;2026-08-17\n",
  guardians: "id;elev;namn;vårdnad;telefon\nv1;e1;Karin Lind;ja;0700000000\n",
};

function tables(changes: Partial<Record<RosterFile, string>> = {}): RosterTables {
  const all = { ...files, ...changes };
  return Object.fromEntries(
    rosterFiles.map((file) => {
      const read = readCsvTable(new TextEncoder().encode(all[file]));
      if (!read.ok) throw new Error(file);
      return [file, read.table];
    }),
  ) as RosterTables;
}

let db: Database;
let vault: Vault;
beforeEach(async () => {
  db = await freshDatabase();
  vault = createVault(await freshKeyStore(), new Uint8Array(32).fill(7));
  await db.write(async (tx) => {
    await tx
      .insert(schoolAuthority)
      .values({ id: authorityId, name: "Ek kommun", legalProfile: "municipal" });
  });
});

const run = (
  changes: Partial<Record<RosterFile, string>> = {},
  over: { dryRun?: boolean; acceptLeaving?: boolean; at?: Date } = {},
) =>
  importRosterByCommand(
    { db, vault, now: over.at ?? now },
    {
      authorityId,
      tables: tables(changes),
      dryRun: over.dryRun ?? false,
      acceptLeaving: over.acceptLeaving ?? false,
    },
  );

const pupils = () => db.read.select().from(pupil).orderBy(asc(pupil.externalId));
const events = async () => (await db.read.select().from(auditEvent)).map((event) => event.kind).sort();

describe("importRoster", () => {
  it("writes a whole roster, seals what locates a person, and gives the grants that follow", async () => {
    expect(await run()).toMatchObject({ ok: true, written: true, counts: { pupils: { add: 2, change: 0 } } });
    const [maja, ali] = await pupils();
    if (!maja?.sealedIdentity) throw new Error("nothing sealed");
    const { owner, place } = pupilIdentityPlace(maja.id, maja.version);
    expect(JSON.parse(await vault.openText(owner, place, maja.sealedIdentity))).toEqual({
      personalNumber: "200601012388",
      address: "Lilla gatan 1",
      phone: null,
    });
    expect(ali?.sealedIdentity).toBeNull();
    const [karin] = await db.read.select().from(guardian);
    if (!karin) throw new Error("no guardian");
    const sealed = guardianPlace(karin);
    expect(await vault.openText(sealed.owner, sealed.place, karin.sealedDetails)).toContain("Karin Lind");
    const grants = await db.read.select().from(accessGrant).where(eq(accessGrant.pupilId, maja.id));
    expect(grants.map((grant) => grant.ground).sort()).toEqual(["mentor", "principal"]);
    expect(await events()).toEqual(["access.rebuilt", "roster.imported"]);
  });

  it("counts and writes nothing in a dry run", async () => {
    expect(await run({}, { dryRun: true })).toMatchObject({
      ok: true,
      written: false,
      counts: { accounts: { add: 2 } },
    });
    expect(await pupils()).toEqual([]);
    expect(await events()).toEqual([]);
  });

  it("writes nothing at all when one row of one file is wrong", async () => {
    const result = await run({ guardians: "id;elev;namn\nv1;e9;Karin Lind\n" });
    expect(result).toMatchObject({
      ok: false,
      problems: [{ file: "guardians", line: 2, key: "points_nowhere" }],
    });
    expect(await pupils()).toEqual([]);
  });

  it("changes nothing when the same roster comes again", async () => {
    await run();
    const before = await pupils();
    const again = await run();
    if (!again.ok) throw new Error("refused");
    for (const table of [
      "schools",
      "accounts",
      "groups",
      "duties",
      "pupils",
      "members",
      "guardians",
    ] as const)
      expect([table, again.counts[table]]).toEqual([table, { add: 0, change: 0 }]);
    expect(await pupils()).toEqual(before);
  });

  it("updates by the authority's own id, and seals anew what changed under a version of its own", async () => {
    await run();
    const [before] = await pupils();
    await run({ pupils: files.pupils.replace("Lilla gatan 1", "Stora gatan 2").replace("Maja", "Majken") });
    const [after] = await pupils();
    expect(after).toMatchObject({ id: before?.id, givenName: "Majken", nameKey: "majken lind", version: 2 });
    if (!after?.sealedIdentity) throw new Error("nothing sealed");
    const { owner, place } = pupilIdentityPlace(after.id, 2);
    expect(await vault.openText(owner, place, after.sealedIdentity)).toContain("Stora gatan 2");
  });

  it("follows a pupil's district from time to time, and lets it go when the pupil becomes protected", async () => {
    const file = (district: string, protection: string) => ({
      pupils: `id;skola;förnamn;efternamn;folkbokföringskommun;stadsdel;skyddade personuppgifter\ne1;s1;Maja;Lind;1480;${district};${protection}\ne2;s1;Ali;Noor;;;\n`,
    });
    const districts = async () => (await pupils()).map((row) => row.district);
    await run(file("Hisingen", ""));
    expect(await districts()).toEqual(["Hisingen", null]);
    await run(file("Nordost", ""));
    expect(await districts()).toEqual(["Nordost", null]);
    await run(file("Nordost", "sekretessmarkering"));
    expect(await districts()).toEqual([null, null]);
  });

  it("ends the memberships that vanished, and with them the mentor's access", async () => {
    await run();
    const next = new Date("2026-11-02T08:00:00Z");
    await run({ "group-members": "grupp;elev;från\ng1;e2;2026-08-17\n" }, { at: next });
    const [maja] = await pupils();
    const [membership] = await db.read
      .select()
      .from(groupMember)
      .where(eq(groupMember.pupilId, maja?.id ?? ""));
    expect(membership?.endsOn).toBe("2026-11-02");
    const grants = await db.read
      .select()
      .from(accessGrant)
      .where(eq(accessGrant.pupilId, maja?.id ?? ""));
    const mentor = grants.find((grant) => grant.ground === "mentor");
    expect(mentor?.endsAt && mentor.endsAt <= next).toBe(true);
  });

  it("marks who has left and closes their accounts, and opens them again when they return", async () => {
    await run();
    await run({ staff: "id;namn\np2;Olle Berg\n", duties: "personal;roll;skola\np2;rektor;s1\n" });
    const lisbet = () => db.read.select().from(account).where(eq(account.externalId, "p1"));
    expect((await lisbet())[0]?.closedAt).toEqual(now);
    await run();
    expect((await lisbet())[0]?.closedAt).toBeNull();
  });

  it("removes a guardian who is no longer one", async () => {
    await run();
    await run({ guardians: "id;elev;namn\n" });
    expect(await db.read.select().from(guardian)).toEqual([]);
  });

  it("asks before more people leave than a school year explains", async () => {
    const many = Array.from({ length: 15 }, (_, index) => `x${index};s1;Elev;Nummer ${index};;`).join("\n");
    await run({ pupils: `${files.pupils}${many}\n` });
    expect(await run()).toMatchObject({
      ok: false,
      problems: [{ file: "pupils", key: "many_leave", params: { leaving: 15, present: 17 } }],
    });
    expect(await run({}, { acceptLeaving: true })).toMatchObject({
      ok: true,
      counts: { leaving: { pupils: 15 } },
    });
  });

  it("writes nothing when somebody changed the roster while the files were read", async () => {
    await run();
    const meddled: Vault = {
      ...vault,
      lookup: async (scope, value) => {
        await db.write((tx) =>
          tx.update(pupil).set({ protection: "confidentiality" }).where(eq(pupil.externalId, "e2")),
        );
        return vault.lookup(scope, value);
      },
    };
    const result = await importRosterByCommand(
      { db, vault: meddled, now },
      {
        authorityId,
        tables: tables({ schools: files.schools.replace("Ekskolan", "Nya Ekskolan") }),
        dryRun: false,
        acceptLeaving: false,
      },
    );
    expect(result).toMatchObject({ ok: false, problems: [{ key: "changed_meanwhile" }] });
    expect(await db.read.select().from(schoolUnit)).toMatchObject([{ name: "Ekskolan" }]);
  });
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
