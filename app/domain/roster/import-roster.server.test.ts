import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import type { Vault } from "~/vault/vault.server";
import { accessGrant } from "~db/schema/grant.server";
import { account, groupMember, guardian, pupil, schoolUnit } from "~db/schema/school.server";
import {
  aRoster,
  rosterTexts as files,
  rosterRead as now,
  type Roster,
  rosterOf,
  rosterTables,
} from "~test/factories/roster";
import { importRosterByCommand } from "./import-roster.server";
import { guardianPlace, pupilIdentityPlace } from "./seal-roster";

let db: Roster["db"];
let vault: Roster["vault"];
let run: Roster["run"];
let pupils: Roster["pupils"];
let events: Roster["events"];
beforeEach(async () => {
  ({ db, vault, run, pupils, events } = await aRoster());
});

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
        authorityId: rosterOf,
        tables: rosterTables({ schools: files.schools.replace("Ekskolan", "Nya Ekskolan") }),
        dryRun: false,
        acceptLeaving: false,
      },
    );
    expect(result).toMatchObject({ ok: false, problems: [{ key: "changed_meanwhile" }] });
    expect(await db.read.select().from(schoolUnit)).toMatchObject([{ name: "Ekskolan" }]);
  });
});
