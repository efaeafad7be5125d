// A note about a pupil who has left the school: its principal lays it on the record that remains there, what needs doing
// is on the list of what was left open, and nothing tells where the pupil is now (decision 0035; OSL 21:3).
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { NotVisible } from "~/access/not-visible";
import { concern, looseNote } from "~db/schema/concern.server";
import { pupil } from "~db/schema/school.server";
import { aChangeOfSchool, type ChangeOfSchool, type Person } from "~test/factories/change-of-school";
import { rosterRead } from "~test/factories/roster";
import { aNote } from "~test/factories/world";
import { giveTemporaryAccess } from "../access-grant/give-temporary-access.server";
import { listOverdue } from "../follow-up/list-overdue.server";
import { readThread } from "../pupil/read-thread.server";
import { leaveNote } from "./leave-note.server";
import { listMyNotes } from "./list-my-notes.server";
import { placeLooseNote } from "./place-loose-note.server";
import { readLooseNote } from "./read-loose-note.server";

const days = (n: number) => new Date(+rosterRead + n * 86_400_000);
let house: ChangeOfSchool;
let old: string;
let noteId: string;
const as = (person: Person, day = 31) => house.ctx(person, days(day));
const place = async (person: Person, pupilId = old) => placeLooseNote(await as(person), { noteId, pupilId });
const concerns = () => house.db.read.select().from(concern);
const waits = async () => (await house.db.read.select().from(looseNote))[0]?.placedAt === null;

beforeEach(async () => {
  house = await aChangeOfSchool();
  old = (await house.at("e1", "Ekskolan")).id;
  await house.move({ e1: "s2", e2: "s1" }, days(30));
  await leaveNote(await as("oldMentor"), {
    ...{ fullName: "Maja Lind", className: "6B", form: aNote(), idempotencyKey: "n" },
    schoolUnitId: await house.unitId("Ekskolan"),
  });
  noteId = (await house.db.read.select().from(looseNote))[0]?.id ?? "";
});

describe("a note left by name on a pupil who has left", () => {
  it("is laid on the old record by the old school's principal, and what needs doing is left open there", async () => {
    const principal = await as("oldPrincipal");
    const here = await readLooseNote(principal, { noteId, withProtected: false });
    expect(here.groups.flatMap((g) => g.pupils).map((p) => p.name)).toEqual(["Ali Noor"]);
    const left = await readLooseNote(principal, { noteId, withProtected: false, ofLeft: true });
    expect(left.groups).toEqual([{ name: "2026", pupils: [{ id: old, name: "Maja Lind, 6B" }] }]);
    const { concernId, hasLeft } = await place("oldPrincipal");
    expect(hasLeft).toBe(true);
    expect(await concerns()).toMatchObject([{ id: concernId, pupilId: old }]);
    expect((await listOverdue(principal)).left).toMatchObject([
      { concernId, pupilId: old, pupilName: "Maja Lind", ownerName: "Olle Berg" },
    ]);
    const reader = await as("oldCounsellor");
    await giveTemporaryAccess(principal, {
      ...{ pupilId: old, accountId: reader.actor.accountId, reason: "Följa upp." },
      ...{ until: "2026-11-05", idempotencyKey: "g" },
    });
    const { entries } = await readThread(await as("oldCounsellor", 32), { pupilId: old });
    expect(entries).toMatchObject([{ text: aNote().text, authorName: "Lisbet Alm" }]);
    expect(await listMyNotes(await as("oldMentor", 32))).toMatchObject([
      { text: aNote().text, concernId: null },
    ]);
  });

  it("is on nobody's list where nothing needs doing, nor at the new school", async () => {
    await leaveNote(await as("oldMentor"), {
      ...{ fullName: "Maja Lind", className: "6B", idempotencyKey: "calm" },
      ...{ form: aNote({ priority: "no_action" }), schoolUnitId: await house.unitId("Ekskolan") },
    });
    const all = await house.db.read.select().from(looseNote);
    const calm = all.find((n) => n.id !== noteId)?.id ?? "";
    await placeLooseNote(await as("oldPrincipal"), { noteId: calm, pupilId: old });
    expect((await listOverdue(await as("oldPrincipal"))).left).toEqual([]);
    const { id } = await house.at("e1", "Björkskolan");
    expect((await readThread(await as("principal"), { pupilId: id })).entries).toEqual([]);
  });

  it("is laid by nobody else, and on no record of another unit", async () => {
    for (const person of ["oldMentor", "oldCounsellor", "principal", "thirdPrincipal"] as const)
      await expect(place(person), person).rejects.toBeInstanceOf(NotVisible);
    const there = (await house.at("e1", "Björkskolan")).id;
    await expect(place("oldPrincipal", there)).rejects.toBeInstanceOf(NotVisible);
    expect([await concerns(), await waits()]).toEqual([[], true]);
  });

  it("waits on where the pupil comes back in the same moment: then somebody has her again", async () => {
    const principal = await as("oldPrincipal");
    let first = true;
    const db = {
      ...house.db,
      write: async (unit: Parameters<typeof house.db.write>[0]) => {
        if (first)
          await house.db.write((tx) => tx.update(pupil).set({ leftOn: null }).where(eq(pupil.id, old)));
        first = false;
        return house.db.write(unit);
      },
    } as typeof house.db;
    await expect(placeLooseNote({ ...principal, db }, { noteId, pupilId: old })).rejects.toBeInstanceOf(
      NotVisible,
    );
    expect([await concerns(), await waits()]).toEqual([[], true]);
  });

  it("a protected identity is among those who have left only where it is asked for, and with no place", async () => {
    await house.move({ e1: "s2", e2: "s1", protection: "sekretessmarkering" }, days(31));
    const read = async (withProtected: boolean) =>
      readLooseNote(await as("oldPrincipal", 32), { noteId, withProtected, ofLeft: true });
    expect(await read(false)).toMatchObject({ groups: [], hidden: 1 });
    const all = await read(true);
    expect(all.groups).toMatchObject([{ pupils: [{ id: old }] }]);
    expect(JSON.stringify(all)).not.toMatch(/Björk|7A|s2/);
    const there = (await house.at("e1", "Björkskolan")).id;
    expect(JSON.stringify(all)).not.toContain(there);
  });
});
