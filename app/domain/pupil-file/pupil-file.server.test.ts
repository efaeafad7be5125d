// Issue: "a file about a pupil without a concern (a plan from another school, say), on the thread, sealed, deleted by its
// owner alone".
import { eq } from "drizzle-orm";
import { beforeEach, expect, it } from "vitest";
import type { StaffCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { auditEvent } from "~db/schema/audit.server";
import { attachment, attachmentChunk } from "~db/schema/concern.server";
import { staged } from "~test/factories/logged";
import { refusedAt } from "~test/factories/report";
import { aWorld, type World } from "~test/factories/world";
import { deleteAttachment } from "../concern/delete-attachment.server";
import { readAttachment } from "../concern/read-attachment.server";
import { proposeHandover } from "../handover/propose-handover.server";
import { readHandover } from "../handover/read-handover.server";
import { readThread } from "../pupil/read-thread.server";
import { addPupilFile } from "./add-pupil-file.server";
import { readOwnPupilFile } from "./read-pupil-file.server";

const plan = { name: "plan.txt", bytes: Buffer.from("Läser helst sittande vid fönstret.") };

let world: World;
let teacher: StaffCtx;
let mentor: StaffCtx;

beforeEach(async () => {
  world = await aWorld();
  teacher = await world.staff("teacher", { group: "teacher" });
  mentor = await world.staff("teacher", { group: "mentor" });
});

const add = async (ctx: StaffCtx, given: Partial<Parameters<typeof addPupilFile>[1]> = {}) =>
  addPupilFile(ctx, {
    pupilId: world.pupilId,
    title: "Åtgärdsprogram från förra skolan",
    circle: "",
    uploads: await staged(ctx, [plan]),
    idempotencyKey: crypto.randomUUID(),
    ...given,
  });

const filesOf = async (ctx: StaffCtx) =>
  (await readThread(ctx, { pupilId: world.pupilId })).items.flatMap((i) => (i.kind === "file" ? [i] : []));

async function textOf(ctx: StaffCtx, attachmentId: string): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of (await readAttachment(ctx, { attachmentId })).content) pieces.push(piece);
  return Buffer.concat(pieces).toString();
}

it("stands on the thread for whoever has the pupil, sealed, and its reading is logged", async () => {
  await add(teacher);
  const [file] = await filesOf(mentor);
  expect(file).toMatchObject({ title: "Åtgärdsprogram från förra skolan", mine: false, held: false });
  expect(await textOf(mentor, file?.id ?? "")).toBe(plan.bytes.toString());
  const [row] = await world.db.read.select().from(attachment);
  const [chunk] = await world.db.read.select().from(attachmentChunk);
  const stored = Buffer.concat([row?.sealedMeta ?? Buffer.alloc(0), chunk?.sealed ?? Buffer.alloc(0)]);
  for (const word of ["Åtgärdsprogram", "plan.txt", "sittande"]) expect(stored.includes(word)).toBe(false);
  const events = await world.db.read.select({ kind: auditEvent.kind }).from(auditEvent);
  expect(events.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(["attachment.added", "attachment.read"]),
  );
});

it("is not there for anybody else, and of student health's own for no teacher", async () => {
  const stranger = await world.staff("teacher");
  await expect(add(stranger)).rejects.toBeInstanceOf(NotVisible);
  await add(teacher);
  const [file] = await filesOf(teacher);
  await expect(readAttachment(stranger, { attachmentId: file?.id ?? "" })).rejects.toBeInstanceOf(NotVisible);
  const counsellor = await world.staff("counsellor");
  await add(counsellor, { circle: "student_health", title: "Utredning" });
  expect((await filesOf(counsellor)).map(({ title }) => title).sort()).toEqual([
    "Utredning",
    "Åtgärdsprogram från förra skolan",
  ]);
  const inner = (await filesOf(counsellor)).find(({ title }) => title === "Utredning");
  expect((await filesOf(mentor)).map(({ title }) => title)).toEqual(["Åtgärdsprogram från förra skolan"]);
  await expect(readAttachment(mentor, { attachmentId: inner?.id ?? "" })).rejects.toBeInstanceOf(NotVisible);
  expect(await refusedAt(add(teacher, { circle: "student_health" }))).toEqual({ circle: "circle_not_yours" });
});

it("is deleted by its owner alone, its key with it, and not once the pupil has been handed over", async () => {
  await add(teacher);
  const [file] = await filesOf(teacher);
  const attachmentId = file?.id ?? "";
  await expect(deleteAttachment(mentor, { attachmentId })).rejects.toBeInstanceOf(NotVisible);
  await expect(readOwnPupilFile(mentor, { attachmentId })).rejects.toBeInstanceOf(NotVisible);
  expect(await readOwnPupilFile(teacher, { attachmentId })).toMatchObject({ title: file?.title });
  await deleteAttachment(teacher, { attachmentId });
  expect(await filesOf(teacher)).toEqual([]);
  await expect(
    world.vault.ensureKey({ kind: "content", id: attachmentId }, { kind: "pupil", id: world.pupilId }),
  ).rejects.toThrow(/key/i);
  await add(teacher);
  const [kept] = await filesOf(teacher);
  const { handoverId } = await proposeHandover(teacher, {
    pupilIds: [world.pupilId],
    toId: "",
    changeOn: "2026-12-24",
    summaries: {},
    idempotencyKey: "one",
  });
  const preview = await readHandover(teacher, { handoverId });
  expect(JSON.stringify(preview)).toContain("Åtgärdsprogram");
  expect(await refusedAt(deleteAttachment(teacher, { attachmentId: kept?.id ?? "" }))).toEqual({
    form: "attachment_built_on",
  });
});

it("asks what it is and for the file, in words beside the field, and keeps nothing half", async () => {
  const uploads = await staged(teacher, [plan]);
  expect(await refusedAt(add(teacher, { title: "  ", uploads }))).toEqual({ title: "file_title_missing" });
  expect(await refusedAt(add(teacher, { title: "å".repeat(121), uploads }))).toEqual({
    title: "file_title_long",
  });
  expect(await refusedAt(add(teacher, { uploads: [] }))).toEqual({ files: "file_missing" });
  expect(await refusedAt(add(teacher, { circle: "everybody", uploads }))).toEqual({
    circle: "choice_unknown",
  });
  expect(await world.db.read.select().from(attachment)).toEqual([]);
  await add(teacher, { uploads, idempotencyKey: "same" });
  await add(teacher, { uploads, idempotencyKey: "same" });
  const rows = await world.db.read.select().from(attachment).where(eq(attachment.pupilId, world.pupilId));
  expect(rows).toHaveLength(1);
});
