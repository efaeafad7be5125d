// A pupil who changes school unit within an authority gets a record of its own at the new one: the roster makes the row,
// marks the earlier one as gone, gives it back to who returns, and says in numbers what it does.
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { accessGrant } from "~db/schema/grant.server";
import { handover } from "~db/schema/handover.server";
import { groupMember, guardian, pupil } from "~db/schema/school.server";
import { aChangeOfSchool, type ChangeOfSchool, rosterWith } from "~test/factories/change-of-school";
import { logged } from "~test/factories/logged";
import { rosterRead } from "~test/factories/roster";
import { guardianPlace, pupilIdentityPlace } from "./seal-roster";

const days = (n: number) => new Date(+rosterRead + n * 86_400_000);

describe("a pupil who changes school within the authority", () => {
  let house: ChangeOfSchool;
  const rows = async () =>
    (await house.db.read.select().from(pupil)).map(({ id, externalId, schoolUnitId, leftOn, protection }) =>
      [id, externalId, schoolUnitId, leftOn, protection].join(" "),
    );
  const holders = async (pupilId: string, now: Date) =>
    (await house.db.read.select().from(accessGrant).where(eq(accessGrant.pupilId, pupilId)))
      .filter((g) => g.startsAt <= now && (g.endsAt === null || g.endsAt > now))
      .map((g) => g.ground)
      .sort();

  beforeEach(async () => {
    house = await aChangeOfSchool();
  });
  const moved = async () => {
    const { id } = await house.at("e1", "Ekskolan");
    await logged(await house.ctx("oldMentor", days(1)), id);
    return house.move({ e1: "s2", e2: "s1" }, days(30));
  };

  it("is told of in words by a dry run, which writes nothing", async () => {
    const before = await rows();
    const tried = await house.run(rosterWith({ e1: "s2", e2: "s1" }), { at: days(30), dryRun: true });
    expect(tried).toMatchObject({
      ok: true,
      written: false,
      counts: { changingSchool: 1, leaving: { pupils: 0 }, pupils: { add: 1, change: 1 } },
    });
    expect(await rows()).toEqual(before);
  });

  it("has a new row at the new unit, under a key of its own, and is gone from the old one", async () => {
    const old = await house.at("e1", "Ekskolan");
    expect(await moved()).toMatchObject({ counts: { changingSchool: 1, leaving: { pupils: 0 } } });
    const now = await house.at("e1", "Björkskolan");
    expect(now.id).not.toBe(old.id);
    expect(now).toMatchObject({ leftOn: null, identityLookup: old.identityLookup });
    expect(await house.at("e1", "Ekskolan")).toMatchObject({ id: old.id, leftOn: "2026-10-31" });
    await house.vault.destroyKey({ kind: "pupil", id: old.id });
    const place = { table: "pupil", row: now.id, column: "sealed_identity", version: 1 };
    expect(
      await house.vault.openText({ kind: "pupil", id: now.id }, place, now.sealedIdentity as Uint8Array),
    ).toContain("201501022386");
    expect(await holders(old.id, days(30))).toEqual([]);
    expect(await holders(now.id, days(30))).toEqual(["mentor", "principal", "student_health"]);
    const [member] = await house.db.read.select().from(groupMember).where(eq(groupMember.pupilId, old.id));
    expect(member?.endsOn).toBe("2026-10-31");
    // A change of school is no handover between teachers.
    expect(await house.db.read.select().from(handover)).toEqual([]);
    const kin = await house.db.read.select({ of: guardian.pupilId }).from(guardian);
    expect(kin.map((g) => g.of).sort()).toEqual([now.id, old.id].sort());
  });

  it("the same files again change nothing", async () => {
    await moved();
    const before = await rows();
    expect(await house.move({ e1: "s2", e2: "s1" }, days(31))).toMatchObject({
      counts: {
        changingSchool: 0,
        pupils: { add: 0, change: 0 },
        members: { add: 0, change: 0 },
        guardians: { add: 0, change: 0 },
        guardiansRemoved: 0,
        leaving: { pupils: 0 },
      },
    });
    expect(await rows()).toEqual(before);
  });

  it("who comes back has the row from before again, and nobody stands three times", async () => {
    await moved();
    const there = await house.at("e1", "Björkskolan");
    expect(await house.move({ e1: "s1", e2: "s1" }, days(60))).toMatchObject({
      counts: { changingSchool: 1, pupils: { add: 0, change: 2 } },
    });
    const back = await house.at("e1", "Ekskolan");
    expect(back.leftOn).toBeNull();
    expect(await house.at("e1", "Björkskolan")).toMatchObject({ id: there.id, leftOn: "2026-11-30" });
    expect(await holders(back.id, days(60))).toEqual(["mentor", "principal", "student_health"]);
    expect(await holders(there.id, days(60))).toEqual([]);
    expect(await rows()).toHaveLength(4);
  });

  it("who is protected now is so in the earlier unit's row too, and no more when it ends", async () => {
    await moved();
    await house.move({ e1: "s2", e2: "s1", protection: "sekretessmarkering" }, days(70));
    expect(await house.at("e1", "Ekskolan")).toMatchObject({
      protection: "confidentiality",
      leftOn: "2026-10-31",
    });
    expect((await house.at("e2", "Ekskolan")).protection).toBe("none");
    await house.move({ e1: "s2", e2: "s1" }, days(71));
    expect((await house.at("e1", "Ekskolan")).protection).toBe("none");
  });

  it("custody at the earlier unit is what the roster says now, and not known of whom it no longer names", async () => {
    await moved();
    const old = (await house.at("e1", "Ekskolan")).id;
    const custody = async () =>
      (await house.db.read.select().from(guardian).where(eq(guardian.pupilId, old))).map((g) => g.custody);
    expect(await custody()).toEqual(["custody"]);
    await house.move({ e1: "s2", e2: "s1", custody: "nej" }, days(40));
    expect(await custody()).toEqual(["no_custody"]);
    await house.move({ e1: "s2", e2: "s1", custody: null }, days(41));
    expect(await custody()).toEqual(["unknown"]);
    await house.move({ e1: "s2", e2: "s1" }, days(42));
    expect(await custody()).toEqual(["custody"]);
  });

  it("an address that the roster gave the earlier unit is not kept there of a protected registration", async () => {
    const before = { e1: "s1", e2: "s1", address: "Lilla gatan 1" } as const;
    await house.move(before, days(1));
    const old = await house.at("e1", "Ekskolan");
    const kept = async () => {
      const { id, version, sealedIdentity } = await house.at("e1", "Ekskolan");
      const own = pupilIdentityPlace(id, version);
      const [kin] = await house.db.read.select().from(guardian).where(eq(guardian.pupilId, id));
      const theirs = guardianPlace(kin as NonNullable<typeof kin>);
      return [
        await house.vault.openText(own.owner, own.place, sealedIdentity as Uint8Array),
        await house.vault.openText(theirs.owner, theirs.place, kin?.sealedDetails as Uint8Array),
      ].map((text) => JSON.parse(text).address);
    };
    await house.move({ ...before, e1: "s2" }, days(30));
    expect(await kept()).toEqual(["Lilla gatan 1", "Lilla gatan 1"]);
    const hidden = { e1: "s2", e2: "s1", protection: "skyddad folkbokföring" } as const;
    await house.move(hidden, days(31));
    expect(await kept()).toEqual([null, null]);
    expect(await house.move(hidden, days(32))).toMatchObject({
      counts: { pupils: { change: 0 }, guardians: { change: 0 } },
    });
    expect((await house.at("e1", "Ekskolan")).id).toBe(old.id);
  });

  it("two imports at once: one is carried out, the other told that something has changed", async () => {
    const run = () => house.run(rosterWith({ e1: "s2", e2: "s2" }), { at: days(30), acceptLeaving: true });
    const seal = house.vault.seal.bind(house.vault);
    // The second from beginning to end between the first's comparing and writing.
    const spy = vi.spyOn(house.vault, "seal").mockImplementation(async (...given) => {
      spy.mockRestore();
      expect(await run()).toMatchObject({ ok: true, counts: { changingSchool: 2 } });
      return seal(...given);
    });
    expect(await run()).toMatchObject({ ok: false, problems: [{ key: "changed_meanwhile" }] });
    expect(await rows()).toHaveLength(5);
  });

  it("who leaves the authority altogether has left, from where she was, and changes no school", async () => {
    await moved();
    const result = await house.move({ e1: null, e2: "s1" }, days(80));
    expect(result).toMatchObject({ counts: { changingSchool: 0, leaving: { pupils: 1 } } });
    expect((await house.at("e1", "Björkskolan")).leftOn).toBe("2026-12-20");
    expect((await house.at("e1", "Ekskolan")).leftOn).toBe("2026-10-31");
  });
});

it("asks before more change school than a school year explains: a column may have slipped", async () => {
  const house = await aChangeOfSchool();
  const many = (unit: string) =>
    Array.from({ length: 15 }, (_, i) => `x${i};${unit};Elev;Nummer ${i};;;\n`).join("");
  const files = (unit: string) => {
    const roster = rosterWith({ e1: "s1", e2: "s1" });
    return { ...roster, pupils: roster.pupils + many(unit) };
  };
  await house.run(files("s1"));
  expect(await house.run(files("s2"), { at: days(1) })).toMatchObject({
    ok: false,
    problems: [{ file: "pupils", key: "many_move", params: { leaving: 15, present: 18 } }],
  });
  expect(await house.run(files("s2"), { at: days(1), acceptLeaving: true })).toMatchObject({
    ok: true,
    counts: { changingSchool: 15 },
  });
});
