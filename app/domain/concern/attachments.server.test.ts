import { randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { StaffCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { attachment, attachmentChunk } from "~db/schema/concern.server";
import { outbox } from "~db/schema/operation.server";
import { logged } from "~test/factories/logged";
import { aReport } from "~test/factories/report";
import { aWorld, type World } from "~test/factories/world";
import { proposeHandover } from "../handover/propose-handover.server";
import { readThread } from "../pupil/read-thread.server";
import { chooseReportEntries } from "../report/choose-report-entries.server";
import { readReport } from "../report/read-report.server";
import { deleteAttachment } from "./delete-attachment.server";
import { deleteConcern } from "./delete-concern.server";
import { readAttachment } from "./read-attachment.server";
import { readConcern } from "./read-concern.server";
import { attachmentPlace } from "./seal-concern";
import { withdrawConcern } from "./withdraw-concern.server";

/** Of three chunks, and of no kind that compresses: a text of random letters. */
const letter = {
  name: "Samtal med förälder.txt",
  bytes: new Uint8Array(Buffer.from(randomBytes(150_000).toString("hex"))),
};

async function bytesOf(ctx: StaffCtx, attachmentId: string): Promise<Buffer> {
  const { content } = await readAttachment(ctx, { attachmentId });
  const pieces: Uint8Array[] = [];
  for await (const piece of content) pieces.push(piece);
  return Buffer.concat(pieces);
}

async function keysToDestroy({ db }: World): Promise<string[]> {
  const rows = await db.read.select().from(outbox).where(eq(outbox.kind, "destroy-content-key"));
  return rows.map((row) => row.subjectId);
}

async function aNoteWithLetter() {
  const world = await aWorld();
  const author = await world.staff("teacher", { group: "teacher" });
  const colleague = await world.staff("teacher", { group: "mentor" });
  const concernId = await logged(author, world.pupilId, { files: [letter] });
  const { entries } = await readThread(colleague, { pupilId: world.pupilId });
  const [file] = entries[0]?.attachments ?? [];
  if (!file) throw new Error("nothing is attached");
  return { world, author, colleague, concernId, file };
}

describe("an attachment", () => {
  it("is read back byte for byte, under the name it came with", async () => {
    const { colleague, file } = await aNoteWithLetter();
    expect(file.name).toBe(letter.name);
    const read = await bytesOf(colleague, file.id);
    expect(read.equals(letter.bytes)).toBe(true);
  });

  it("lies sealed: neither its name nor its content stands in the database", async () => {
    const { world } = await aNoteWithLetter();
    const [row] = await world.db.read.select().from(attachment);
    const chunks = await world.db.read.select().from(attachmentChunk);
    expect(chunks.length).toBeGreaterThan(1);
    const stored = Buffer.concat([row?.sealedMeta ?? Buffer.alloc(0), ...chunks.map((c) => c.sealed)]);
    expect(stored.includes("Samtal")).toBe(false);
    expect(stored.includes(Buffer.from(letter.bytes.subarray(0, 32)))).toBe(false);
  });

  it("is not for whoever may not read its note, nor is one that does not exist", async () => {
    const { world, file } = await aNoteWithLetter();
    const stranger = await world.staff("teacher");
    for (const attachmentId of [file.id, "no-such-file"])
      await expect(readAttachment(stranger, { attachmentId })).rejects.toBeInstanceOf(NotVisible);
  });

  it("of student health's own note is not for a teacher who has the pupil", async () => {
    const { world, author } = await aNoteWithLetter();
    const counsellor = await world.staff("counsellor");
    const concernId = await logged(counsellor, world.pupilId, {
      form: { circle: "student_health" },
      files: [letter],
    });
    const { entries } = await readThread(counsellor, { pupilId: world.pupilId });
    const inner = entries.find((e) => e.id === concernId)?.attachments[0]?.id ?? "";
    expect((await bytesOf(counsellor, inner)).equals(letter.bytes)).toBe(true);
    await expect(readAttachment(author, { attachmentId: inner })).rejects.toBeInstanceOf(NotVisible);
  });

  it("of a withdrawn note is its author's alone", async () => {
    const { author, colleague, concernId, file } = await aNoteWithLetter();
    await withdrawConcern(author, { concernId, version: 1, reason: "Fel elev." });
    await expect(readAttachment(colleague, { attachmentId: file.id })).rejects.toBeInstanceOf(NotVisible);
    expect((await bytesOf(author, file.id)).equals(letter.bytes)).toBe(true);
  });

  it("is not given where the log cannot be written", async () => {
    const { colleague, file } = await aNoteWithLetter();
    const db = { ...colleague.db, write: () => Promise.reject(new Error("the disk is full")) };
    await expect(readAttachment({ ...colleague, db }, { attachmentId: file.id })).rejects.toThrow(
      "the disk is full",
    );
  });
});

it("files on one note keep the order in which they were added: on the thread, on the note, in a report", async () => {
  const world = await aWorld();
  const author = await world.staff("teacher", { group: "teacher" });
  const names = ["5", "1", "4", "2", "6", "3"].map((name) => `${name}.txt`);
  const files = names.map((name) => ({ name, bytes: Buffer.from(`Fil ${name}`) }));
  const concernId = await logged(author, world.pupilId, { files });
  const { entries } = await readThread(author, { pupilId: world.pupilId });
  const shown = entries[0]?.attachments ?? [];
  expect(shown.map(({ name }) => name)).toEqual(names);
  const note = await readConcern(author, { concernId });
  expect(note.attachments.map(({ name }) => name)).toEqual(names);
  const reportId = await aReport(author, world.pupilId);
  const attachmentIds = shown.map(({ id }) => id).reverse();
  const choice = { reportId, concernIds: [concernId], attachmentIds };
  await chooseReportEntries(author, { ...choice, quote: false, release: false });
  const report = await readReport(author, { reportId });
  expect(report.attachments.map(({ name }) => name)).toEqual(names);
});

describe("deleting an attachment", () => {
  it("is refused in the same words where a handover stands on its note as where a report does", async () => {
    const refused = { errors: { form: { key: "attachment_built_on" } } };
    const handedOver = await aNoteWithLetter();
    await proposeHandover(handedOver.author, {
      pupilIds: [handedOver.world.pupilId],
      toId: "",
      changeOn: "2026-12-24",
      summaries: {},
      idempotencyKey: "one",
    });
    const { author, file } = handedOver;
    await expect(deleteAttachment(author, { attachmentId: file.id })).rejects.toMatchObject(refused);

    const reported = await aNoteWithLetter();
    const counsellor = await reported.world.staff("counsellor");
    const reportId = await aReport(counsellor, reported.world.pupilId);
    await chooseReportEntries(counsellor, {
      reportId,
      concernIds: [reported.concernId],
      attachmentIds: [reported.file.id],
      quote: false,
      release: false,
    });
    const attempt = deleteAttachment(reported.author, { attachmentId: reported.file.id });
    await expect(attempt).rejects.toMatchObject(refused);
  });

  it("destroys its key: kept chunks do not open, and a crash before that leaves the rest to the runner", async () => {
    const { world, author, file } = await aNoteWithLetter();
    const chunks = await world.db.read.select().from(attachmentChunk);
    await deleteAttachment(author, { attachmentId: file.id });
    expect(await world.db.read.select().from(attachment)).toEqual([]);
    expect(await world.db.read.select().from(attachmentChunk)).toEqual([]);
    await expect(readAttachment(author, { attachmentId: file.id })).rejects.toBeInstanceOf(NotVisible);
    const { owner, place } = attachmentPlace(file.id);
    async function* kept() {
      for (const { sealed } of chunks) yield sealed;
    }
    const open = async () => {
      for await (const _ of world.vault.openChunks(owner, place, kept())) throw new Error("it opened");
    };
    await expect(open()).rejects.toThrow(/key/i);
    expect(await keysToDestroy(world)).toContain(file.id);
  });

  it("is for the one who added it alone", async () => {
    const { world, colleague, file } = await aNoteWithLetter();
    await expect(deleteAttachment(colleague, { attachmentId: file.id })).rejects.toBeInstanceOf(NotVisible);
    expect(await world.db.read.select().from(attachment)).toHaveLength(1);
  });

  it("comes with the deleting of its note", async () => {
    const { world, author, concernId, file } = await aNoteWithLetter();
    await deleteConcern(author, { concernId, version: 1 });
    expect(await world.db.read.select().from(attachmentChunk)).toEqual([]);
    expect(await keysToDestroy(world)).toEqual(expect.arrayContaining([concernId, file.id]));
  });
});
