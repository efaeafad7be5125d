// A note left by name: what the leaver can tell from it, which is nothing, and how it reaches the pupil.
import { eq } from "drizzle-orm";
import { describe, expect, it, vi } from "vitest";
import { NotVisible } from "~/access/not-visible";
import { concern, looseNote, notice } from "~db/schema/concern.server";
import { accessGrant } from "~db/schema/grant.server";
import { pupil } from "~db/schema/school.server";
import { logged } from "~test/factories/logged";
import { aNote, aWorld, later } from "~test/factories/world";
import { listTodo } from "../concern/list-todo.server";
import { readConcern } from "../concern/read-concern.server";
import { proposeHandover } from "../handover/propose-handover.server";
import { readThread } from "../pupil/read-thread.server";
import { leaveNote } from "./leave-note.server";
import { listMyNotes } from "./list-my-notes.server";
import { looseNotePlace } from "./loose-note-place";
import { placeLooseNote } from "./place-loose-note.server";
import { readLooseNote } from "./read-loose-note.server";

async function aSchool() {
  const world = await aWorld();
  const hidden = await world.pupil({ givenName: "Ida", familyName: "Norén", protection: "confidentiality" });
  const principal = await world.staff("principal");
  const leaver = await world.staff("other_staff");
  const leave = (fullName: string, className = "5B", key = fullName + className) =>
    leaveNote(leaver, {
      fullName,
      className,
      schoolUnitId: world.schoolUnitId,
      form: aNote(),
      idempotencyKey: key,
    });
  return { world, hidden, principal, leaver, leave };
}

describe("leaving a note", () => {
  it("finds a pupil by full name and class however they are spaced and cased", async () => {
    const { world, principal, leave } = await aSchool();
    await leave("  alva   LINDQVIST ", "5 b");
    const { entries } = await readThread(principal, { pupilId: world.pupilId });
    expect(entries.map((e) => e.text)).toEqual([aNote().text]);
  });

  it("answers and lists alike: found, misspelt, of another class, protected, one of two", async () => {
    const { world, leaver, leave } = await aSchool();
    await world.pupil({ givenName: "Elin", familyName: "Berg" });
    await world.pupil({ givenName: "Elin", familyName: "Berg" });
    const answers: unknown[] = [];
    for (const [name, group] of [
      ["Alva Lindqvist", "5B"],
      ["Alva Lindkvist", "5B"],
      ["Alva Lindqvist", "6B"],
      ["Ida Norén", "5B"],
      ["Elin Berg", "5B"],
    ] as const)
      answers.push(await leave(name, group));
    expect(answers).toEqual(Array(5).fill({ left: true }));
    expect(await world.db.read.select().from(concern)).toHaveLength(1);
    expect(await world.db.read.select().from(looseNote)).toHaveLength(4);
    const mine = await listMyNotes(leaver);
    expect(mine).toEqual(
      Array(5).fill({
        concernId: null,
        text: aNote().text,
        createdAt: leaver.now,
        priority: aNote().priority,
      }),
    );
  });

  it("shows the leaver nothing else of the pupil", async () => {
    const { world, leaver, leave } = await aSchool();
    await leave("Alva Lindqvist");
    await expect(readThread(leaver, { pupilId: world.pupilId })).rejects.toBeInstanceOf(NotVisible);
    const [row] = await world.db.read.select().from(concern);
    expect((await readConcern(leaver, { concernId: row?.id ?? "" })).pupil).toBeNull();
  });

  it("twice by the same form is one note", async () => {
    const { world, leave } = await aSchool();
    for (const _ of [1, 2]) await leave("Nils Okänd", "5B", "same");
    expect(await world.db.read.select().from(looseNote)).toHaveLength(1);
    expect(await world.db.read.select().from(notice)).toHaveLength(1);
  });

  it.each([
    ["no name", { fullName: " " }, "fullName", "name_empty"],
    ["a first name alone", { fullName: "Alva" }, "fullName", "name_not_full"],
    ["too long a name", { fullName: `A ${"b".repeat(120)}` }, "fullName", "name_too_long"],
    ["no class", { className: "" }, "className", "class_empty"],
    ["no text", { form: aNote({ text: "" }) }, "text", "note_empty"],
  ])("is refused with %s", async (_what, given, field, key) => {
    const { world, leaver } = await aSchool();
    const input = {
      fullName: "Alva Lindqvist",
      className: "5B",
      schoolUnitId: world.schoolUnitId,
      form: aNote(),
      idempotencyKey: "k",
    };
    await expect(leaveNote(leaver, { ...input, ...given })).rejects.toMatchObject({
      errors: { [field]: { key } },
    });
    expect(await world.db.read.select().from(concern)).toEqual([]);
    expect(await world.db.read.select().from(looseNote)).toEqual([]);
  });

  it("is for the school's own staff", async () => {
    const { leaver } = await aSchool();
    const elsewhere = {
      fullName: "A B",
      className: "1",
      schoolUnitId: "elsewhere",
      form: aNote(),
      idempotencyKey: "k",
    };
    await expect(leaveNote(leaver, elsewhere)).rejects.toBeInstanceOf(NotVisible);
  });
});

describe("a note that waits", () => {
  it("reaches the principal, who places it: the leaver's, written when it was left, its waiting copy destroyed", async () => {
    const { world, hidden, principal, leaver, leave } = await aSchool();
    await leave("Ida Norén");
    const [row] = await world.db.read.select().from(looseNote);
    const noteId = row?.id ?? "";
    expect((await listTodo(principal)).notices).toMatchObject([{ kind: "loose_note", subjectId: noteId }]);
    const tomorrow = later(principal, 24 * 3_600_000);
    const read = await readLooseNote(tomorrow, { noteId, withProtected: false });
    expect(read).toMatchObject({ about: "Ida Norén, 5B", text: aNote().text, hidden: 1 });
    expect(JSON.stringify(read.groups)).not.toContain("Ida");
    const all = await readLooseNote(tomorrow, { noteId, withProtected: true });
    expect(all.groups).toMatchObject([{ name: "5B", pupils: [{ id: world.pupilId }, { id: hidden }] }]);

    await placeLooseNote(tomorrow, { noteId, pupilId: hidden });
    const { entries } = await readThread(tomorrow, { pupilId: hidden });
    expect(entries).toMatchObject([{ text: aNote().text, authorName: leaver.actor.name }]);
    expect(await listMyNotes(later(leaver, 25 * 3_600_000))).toMatchObject([
      { createdAt: leaver.now, concernId: null },
    ]);
    const { owner, place } = looseNotePlace(noteId);
    const sealed = row?.sealedNote ?? new Uint8Array();
    await expect(world.vault.openText(owner, place, sealed)).rejects.toThrow();
    await expect(readLooseNote(tomorrow, { noteId, withProtected: false })).rejects.toBeInstanceOf(
      NotVisible,
    );
    expect((await listTodo(tomorrow)).notices).toEqual([]);
  });

  it("is the principal's of that school alone, not even the leaver's", async () => {
    const { world, leaver, leave } = await aSchool();
    await leave("Nils Okänd");
    const [row] = await world.db.read.select().from(looseNote);
    const counsellor = await world.staff("counsellor");
    const input = { noteId: row?.id ?? "", withProtected: false };
    for (const ctx of [leaver, counsellor]) {
      await expect(readLooseNote(ctx, input)).rejects.toBeInstanceOf(NotVisible);
      const place = placeLooseNote(ctx, { ...input, pupilId: world.pupilId });
      await expect(place).rejects.toBeInstanceOf(NotVisible);
    }
  });

  it("is placed once, by one of two who do it at once", async () => {
    const { world, principal, leave } = await aSchool();
    await leave("Nils Okänd");
    const [row] = await world.db.read.select().from(looseNote);
    const other = await world.staff("principal");
    const input = { noteId: row?.id ?? "", pupilId: world.pupilId };
    const both = await Promise.allSettled([placeLooseNote(principal, input), placeLooseNote(other, input)]);
    expect(both.map((r) => r.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await world.db.read.select().from(concern)).toHaveLength(1);
    await expect(placeLooseNote(principal, { ...input, pupilId: "" })).rejects.toMatchObject({
      errors: { pupilId: { key: "pupil_missing" } },
    });
  });
});

describe("of a pupil who leaves the school in these moments", () => {
  /** Between the look-up and the write. */
  function leavesMeanwhile({ vault, db, pupilId }: Awaited<ReturnType<typeof aWorld>>) {
    const seal = vault.seal.bind(vault);
    const spy = vi.spyOn(vault, "seal").mockImplementation(async (...given) => {
      spy.mockRestore();
      await db.write(async (tx) => {
        await tx.update(pupil).set({ leftOn: "2026-11-01" }).where(eq(pupil.id, pupilId));
        await tx.delete(accessGrant).where(eq(accessGrant.pupilId, pupilId));
      });
      return seal(...given);
    });
  }

  it("a note left by name reaches the principal, not a record that nobody has", async () => {
    const { world, leave } = await aSchool();
    leavesMeanwhile(world);
    await leave("Alva Lindqvist");
    expect(await world.db.read.select().from(concern)).toEqual([]);
    expect(await world.db.read.select().from(looseNote)).toHaveLength(1);
  });

  it("a note that waits goes on waiting", async () => {
    const { world, principal, leave } = await aSchool();
    await leave("Nils Okänd");
    const [row] = await world.db.read.select().from(looseNote);
    leavesMeanwhile(world);
    const placing = placeLooseNote(principal, { noteId: row?.id ?? "", pupilId: world.pupilId });
    await expect(placing).rejects.toBeInstanceOf(NotVisible);
    expect(await world.db.read.select().from(concern)).toEqual([]);
    expect((await world.db.read.select().from(looseNote))[0]?.placedAt).toBeNull();
  });
});

it("what was written while one had the pupil can be opened from the list, once she is handed over", async () => {
  const world = await aWorld();
  const teacher = await world.staff("teacher", { group: "teacher" });
  const concernId = await logged(teacher, world.pupilId);
  expect(await listMyNotes(teacher)).toEqual([]);
  await proposeHandover(teacher, {
    pupilIds: [world.pupilId],
    toId: "",
    changeOn: "2026-11-23",
    summaries: {},
    idempotencyKey: "h",
  });
  expect(await listMyNotes(later(teacher, 24 * 3_600_000))).toMatchObject([{ concernId }]);
});
