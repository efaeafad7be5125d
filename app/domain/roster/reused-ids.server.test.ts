// An id that the authority gives to another child ties nothing: neither the record at the same school, nor the earlier school.

import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { accessGrant } from "~db/schema/grant.server";
import { historyTransfer } from "~db/schema/history.server";
import { groupMember, guardian, pupil } from "~db/schema/school.server";
import { aChangeOfSchool, type ChangeOfSchool, rosterWith } from "~test/factories/change-of-school";
import { logged } from "~test/factories/logged";
import { rosterRead } from "~test/factories/roster";
import { readEarlierSchools } from "../history/ask-for-history.server";
import { readThread } from "../pupil/read-thread.server";
import { type Child, isSameChild } from "./same-child";

const days = (n: number) => new Date(+rosterRead + n * 86_400_000);
const another = "201701022384";
const twins = ["201212121212", "201212122392"];

/** The roster with e1 as this child at this unit, and who else there is. */
const withE1 = (unit: "s1" | "s2", child: string, more = "") => {
  const roster = rosterWith({ e1: unit, e2: "s1", custody: null });
  return { ...roster, pupils: roster.pupils.replace("Maja;Lind;201501022386", child) + more };
};

let house: ChangeOfSchool;
let majas: string;
const run = (files: ReturnType<typeof withE1>, day: number, dryRun = false) =>
  house.run(files, { at: days(day), acceptLeaving: true, dryRun });
const rows = async () => house.db.read.select().from(pupil);
const named = async (givenName: string) => (await rows()).filter((row) => row.givenName === givenName);

beforeEach(async () => {
  house = await aChangeOfSchool();
  majas = (await house.at("e1", "Ekskolan")).id;
  await logged(await house.ctx("oldMentor", days(1)), majas, { form: { text: "Om Maja." } });
});

describe("an id that stands for another child than before", () => {
  it("at the same school: a blank page, and the earlier child has left with her record; the import names the line", async () => {
    const files = withE1("s1", `Tilde;Ek;${another}`);
    const tried = await run(files, 30, true);
    expect(tried).toMatchObject({ ok: true, written: false, reusedIds: { pupils: [2] } });
    expect(await named("Tilde")).toEqual([]);
    expect(await run(files, 30)).toMatchObject({
      written: true,
      reusedIds: { pupils: [2] },
      counts: { changingSchool: 0, leaving: { pupils: 1 } },
    });
    const [tilde] = await named("Tilde");
    expect(tilde).toMatchObject({ externalId: "e1", leftOn: null });
    expect(await named("Maja")).toMatchObject([{ id: majas, leftOn: "2026-10-31" }]);
    const mentor = await house.ctx("oldMentor", days(31));
    expect((await readThread(mentor, { pupilId: tilde?.id ?? "" })).entries).toEqual([]);
    const held = await house.db.read.select().from(accessGrant).where(eq(accessGrant.pupilId, majas));
    expect(held.filter((g) => g.endsAt === null || g.endsAt > days(31))).toEqual([]);
    const members = await house.db.read.select().from(groupMember).where(eq(groupMember.pupilId, majas));
    expect(members.map((m) => m.endsOn)).toEqual(["2026-10-31"]);
    // Who has custody of Maja is not what the roster says of Tilde.
    const kin = await house.db.read.select().from(guardian).where(eq(guardian.pupilId, majas));
    expect(kin.map((g) => g.custody)).toEqual(["custody"]);
    // The same files again change nothing, and have nothing to say.
    expect(await run(files, 31)).toMatchObject({
      reusedIds: { pupils: [] },
      counts: { pupils: { add: 0, change: 0 } },
    });
  });

  it("at another school: it has no earlier one, and the change of school is nobody's", async () => {
    const result = await run(withE1("s2", `Tilde;Ek;${another}`), 30);
    expect(result).toMatchObject({
      reusedIds: { pupils: [2] },
      counts: { changingSchool: 0, leaving: { pupils: 1 } },
    });
    const [tilde] = await named("Tilde");
    const principal = await house.ctx("principal", days(31));
    expect((await readEarlierSchools(principal, { pupilId: tilde?.id ?? "" })).schools).toEqual([]);
  });

  it("tied before the import knew: the earlier school is another child's and is not told", async () => {
    await house.move({ e1: "s2", e2: "s1" }, days(30));
    const now = (await house.at("e1", "Björkskolan")).id;
    const principal = await house.ctx("principal", days(31));
    const earlier = async () => (await readEarlierSchools(principal, { pupilId: now })).schools.length;
    expect(await earlier()).toBe(1);
    const set = { identityLookup: "another", birthDate: "2017-01-02", givenName: "Tilde", familyName: "Ek" };
    const stale = { ...set, sealedIdentity: null };
    await house.db.write((tx) => tx.update(pupil).set(stale).where(eq(pupil.id, now)));
    expect(await earlier()).toBe(0);
    expect(await house.db.read.select().from(historyTransfer)).toEqual([]);
  });

  it("whose earlier child comes back under a new id is known by the number, and has the record again", async () => {
    await run(withE1("s1", `Tilde;Ek;${another}`), 30);
    const back = withE1("s1", `Tilde;Ek;${another}`, "e7;s1;Maja;Lind;201501022386;;\n");
    expect(await run(back, 60)).toMatchObject({ reusedIds: { pupils: [] } });
    expect(await named("Maja")).toMatchObject([{ id: majas, externalId: "e7", leftOn: null }]);
    expect(await named("Tilde")).toHaveLength(1);
  });

  it("a child whom the roster has twice has the record once", async () => {
    const twice = "e7;s1;Maja;Lind;201501022386;;\ne8;s1;Maja;Lind;201501022386;;\n";
    expect(await run(withE1("s1", `Tilde;Ek;${another}`, twice), 30)).toMatchObject({ written: true });
    expect((await named("Maja")).map((row) => row.id === majas).sort()).toEqual([false, true]);
  });

  it("two that are exchanged follow the numbers, each to its own record", async () => {
    const two = (first: string, second: string) => withE1("s1", first, `e7;s1;${second};;\n`);
    const [maja, tilde] = ["Maja;Lind;201501022386", `Tilde;Ek;${another}`];
    await run(two(maja, tilde), 10);
    const before = (await rows()).length;
    expect(await run(two(tilde, maja), 20)).toMatchObject({
      reusedIds: { pupils: [2, 5] },
      counts: { leaving: { pupils: 0 } },
    });
    expect(await named("Maja")).toMatchObject([{ id: majas, externalId: "e7", leftOn: null }]);
    expect(await rows()).toHaveLength(before);
  });

  it("twins whose ids are exchanged follow the numbers: they have all else in common", async () => {
    const two = (first: string, second: string) => withE1("s1", first, `e7;s1;${second};;\n`);
    const [maja, moa] = [`Maja;Lind;${twins[0]}`, `Moa;Lind;${twins[1]}`];
    await run(two(maja, moa), 10);
    expect(await run(two(moa, maja), 20)).toMatchObject({ reusedIds: { pupils: [2, 5] } });
    expect(await named("Maja")).toMatchObject([{ id: majas, externalId: "e7", leftOn: null }]);
    expect(await named("Moa")).toHaveLength(1);
  });

  it("a protected line without number, date or name says nothing of who it is: her record stays hers, and protected", async () => {
    const masked = rosterWith({ e1: "s1", e2: "s1", custody: null, protection: "skyddad folkbokföring" });
    const pupils = masked.pupils.replace("Maja;Lind;201501022386", "Skyddad;Elev;");
    expect(await run({ ...masked, pupils }, 30)).toMatchObject({ written: true, reusedIds: { pupils: [] } });
    expect(await named("Skyddad")).toMatchObject([
      { id: majas, externalId: "e1", protection: "protected_registration", leftOn: null },
    ]);
    expect(await named("Maja")).toEqual([]);
  });

  it("a child without a number who was cut wrongly has the record again when the line is put back", async () => {
    const alis = (await house.at("e2", "Ekskolan")).id;
    const ali = (row: string, day: number) => {
      const files = rosterWith({ e1: "s1", e2: "s1" });
      const pupils = files.pupils.replace("e2;s1;Ali;Noor;;;", `e2;s1;${row};;`);
      return house.run({ ...files, pupils }, { at: days(day), acceptLeaving: true });
    };
    expect(await ali("Alice;Ek;", 30)).toMatchObject({ reusedIds: { pupils: [3] } });
    expect(await named("Ali")).toMatchObject([{ id: alis, leftOn: "2026-10-31" }]);
    expect(await ali("Ali;Noor;", 31)).toMatchObject({ reusedIds: { pupils: [3] } });
    expect(await named("Ali")).toMatchObject([{ id: alis, externalId: "e2", leftOn: null }]);
    // A name at a time is the same child.
    expect(await ali("Alice;Noor;", 32)).toMatchObject({ reusedIds: { pupils: [] } });
    expect(await ali("Alice;Ek;", 33)).toMatchObject({ reusedIds: { pupils: [] } });
    expect((await rows()).filter((row) => row.id === alis)).toMatchObject([
      { externalId: "e2", givenName: "Alice", familyName: "Ek", leftOn: null },
    ]);
  });
});

it("what is put right is no other child: a number, a date, a name; two that differ are", () => {
  const maja = { identityLookup: "a", birthDate: "2015-01-02", givenName: "Maja", familyName: "Lind" };
  const same = (over: Partial<Child>) => isSameChild(maja, { ...maja, ...over });
  expect(same({ birthDate: "2017-01-02", givenName: "Tilde", familyName: "Ek" })).toBe(true);
  expect(same({ identityLookup: "b" })).toBe(true);
  expect(same({ identityLookup: "b", birthDate: "2015-01-03" })).toBe(true);
  expect(same({ identityLookup: "b", familyName: "Ek" })).toBe(true);
  expect(same({ identityLookup: null, givenName: "Tilde", familyName: "Ek" })).toBe(true);
  expect(same({ identityLookup: "b", birthDate: null, familyName: "LIND " })).toBe(true);
  expect(same({ identityLookup: "b", givenName: "Tilde", familyName: "Ek" })).toBe(false);
  // A sibling.
  expect(same({ identityLookup: "b", birthDate: "2017-01-02", givenName: "Tilde" })).toBe(false);
  expect(same({ identityLookup: null, birthDate: "2017-01-02", givenName: "Tilde" })).toBe(false);
  expect(same({ identityLookup: null, birthDate: null, givenName: "Tilde", familyName: "Ek" })).toBe(false);
});
