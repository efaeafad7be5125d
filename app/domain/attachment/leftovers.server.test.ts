// What is sealed for a form before its transaction goes where the form is refused after all: no key stays for what was never
// stored. And what was deleted is deleted once, however often its button is pressed.
import { eq } from "drizzle-orm";
import { beforeEach, expect, it } from "vitest";
import type { StaffCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { attachment } from "~db/schema/concern.server";
import { uploadChunk } from "~db/schema/upload.server";
import { logged, staged } from "~test/factories/logged";
import { refusedAt } from "~test/factories/report";
import { aNote, aWorld, type World } from "~test/factories/world";
import { deleteAttachment } from "../concern/delete-attachment.server";
import { deleteConcern, deletedBefore } from "../concern/delete-concern.server";
import { logConcern } from "../concern/log-concern.server";
import { addPupilFile } from "../pupil-file/add-pupil-file.server";
import { stagedPlace } from "./places";

let world: World;
let teacher: StaffCtx;

beforeEach(async () => {
  world = await aWorld();
  teacher = await world.staff("teacher", { group: "teacher" });
});

const files = [{ name: "plan.txt", bytes: Buffer.from("En plan.") }];

it("a note that is refused within its transaction leaves neither key nor piece, and its file can be sent again", async () => {
  const before = await logged(teacher, world.pupilId);
  const uploads = await staged(teacher, files);
  const made: string[] = [];
  const watched: StaffCtx = {
    ...teacher,
    vault: {
      ...teacher.vault,
      ensureKey: async (owner, above) => {
        if (owner.kind === "content") made.push(owner.id);
        await teacher.vault.ensureKey(owner, above);
      },
    },
  };
  const note = { pupilId: world.pupilId, form: aNote(), files: uploads, tell: [], idempotencyKey: "k" };
  expect(await refusedAt(logConcern(watched, { ...note, linkTo: "no-such-note" }))).toEqual({
    linkTo: "link_foreign",
  });
  expect(made).toHaveLength(2);
  for (const id of made) {
    const { owner, place } = stagedPlace(id, id, 0);
    await expect(world.vault.seal(owner, place, "x")).rejects.toThrow(/key/i);
    expect(await world.db.read.select().from(uploadChunk).where(eq(uploadChunk.contentId, id))).toEqual([]);
  }
  await logConcern(teacher, { ...note, linkTo: before });
  expect(await world.db.read.select().from(attachment)).toHaveLength(1);
});

it("a file and a note are deleted once, and the second press is answered like the first: to their owner alone", async () => {
  const uploads = await staged(teacher, files);
  const of = { pupilId: world.pupilId, circle: "", title: "Plan", idempotencyKey: "f" };
  await addPupilFile(teacher, { ...of, uploads });
  const [file] = await world.db.read.select().from(attachment);
  const attachmentId = file?.id ?? "";
  const mentor = await world.staff("teacher", { group: "mentor" });
  expect(await deleteAttachment(teacher, { attachmentId })).toBe(world.pupilId);
  expect(await deleteAttachment(teacher, { attachmentId })).toBe(world.pupilId);
  await expect(deleteAttachment(mentor, { attachmentId })).rejects.toThrow(NotVisible);
  const concernId = await logged(teacher, world.pupilId);
  expect(await deletedBefore(teacher, { concernId })).toBeNull();
  await deleteConcern(teacher, { concernId, version: 1 });
  expect(await deletedBefore(teacher, { concernId })).toBe(world.pupilId);
  expect(await deletedBefore(mentor, { concernId })).toBeNull();
});
