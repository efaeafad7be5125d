// Issue: "several at a time, resumed or cleanly refused when broken off; at most 20 MB each and 100 MB a concern; streamed to
// and from the sealed store without ever lying whole in memory; deleted only by the one who added it".
import { randomBytes } from "node:crypto";
import { count, eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import type { StaffCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { runDue } from "~/runner/run-due.server";
import { attachment } from "~db/schema/concern.server";
import { upload, uploadChunk } from "~db/schema/upload.server";
import { addChunks } from "~db/upload.server";
import { refusedAt } from "~test/factories/report";
import { aNote, aWorld, later, type World } from "~test/factories/world";
import { logConcern } from "../concern/log-concern.server";
import { readAttachment } from "../concern/read-attachment.server";
import { readConcern } from "../concern/read-concern.server";
import { beginUpload, cancelUpload, readUpload } from "./begin-upload.server";
import { finishUpload } from "./finish-upload.server";
import { pieceLength, stagedPlace } from "./places";
import { readyUploads } from "./ready-uploads.server";
import { receivePiece } from "./receive-piece.server";
import { stageFormFile } from "./stage-form-file.server";

const text = (bytes: number) =>
  Buffer.from(
    randomBytes(Math.ceil(bytes / 2))
      .toString("hex")
      .slice(0, bytes),
  );

async function* once(...pieces: Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* pieces;
}

let world: World;
let teacher: StaffCtx;
let colleague: StaffCtx;

beforeEach(async () => {
  world = await aWorld();
  teacher = await world.staff("teacher", { group: "teacher" });
  colleague = await world.staff("teacher", { group: "mentor" });
});

const log = (ctx: StaffCtx, files: string[], idempotencyKey: string = crypto.randomUUID()) =>
  logConcern(ctx, { pupilId: world.pupilId, form: aNote(), files, linkTo: "", tell: [], idempotencyKey });

async function sent(ctx: StaffCtx, name: string, bytes: Buffer): Promise<string> {
  const { uploadId } = await beginUpload(ctx, { name, size: bytes.byteLength });
  await receivePiece(ctx, { uploadId, offset: 0, content: once(bytes) });
  return uploadId;
}

async function bytesOf(ctx: StaffCtx, attachmentId: string): Promise<Buffer> {
  const { content } = await readAttachment(ctx, { attachmentId });
  const pieces: Uint8Array[] = [];
  for await (const piece of content) pieces.push(piece);
  return Buffer.concat(pieces);
}

const rows = async (table: typeof upload | typeof uploadChunk | typeof attachment) =>
  (await world.db.read.select({ n: count() }).from(table))[0]?.n ?? 0;

describe("an upload that is broken off", () => {
  const bytes = text(3 * pieceLength + 1000);

  it("goes on from where it was, and the file is whole", async () => {
    const { uploadId } = await beginUpload(teacher, { name: "Plan.txt", size: bytes.byteLength });
    async function* breaking() {
      yield bytes.subarray(0, 2 * pieceLength + 500);
      throw new Error("the line broke");
    }
    await expect(receivePiece(teacher, { uploadId, offset: 0, content: breaking() })).rejects.toThrow("line");
    // What has come of it is either kept in whole pieces or not at all, and the server tells which.
    const { offset } = await readUpload(teacher, { uploadId });
    expect(offset % pieceLength).toBe(0);
    const rest = await receivePiece(teacher, { uploadId, offset, content: once(bytes.subarray(offset)) });
    expect(rest).toEqual({ offset: bytes.byteLength, taken: true });
    const ready = await finishUpload(teacher, { uploadId });
    expect(ready).toMatchObject({ name: "Plan.txt", size: bytes.byteLength, held: false });
    const { concernId } = await log(teacher, [uploadId]);
    const { attachments } = await readConcern(colleague, { concernId });
    expect((await bytesOf(colleague, attachments[0]?.id ?? "")).equals(bytes)).toBe(true);
  });

  it("keeps whole pieces alone of a piece that was cut", async () => {
    const { uploadId } = await beginUpload(teacher, { name: "a.txt", size: bytes.byteLength });
    const answer = await receivePiece(teacher, {
      uploadId,
      offset: 0,
      content: once(bytes.subarray(0, pieceLength + 7)),
    });
    expect(answer.offset).toBe(pieceLength);
    await cancelUpload(teacher, { uploadId });
  });

  it("cannot be finished before it is whole, and says so in words", async () => {
    const { uploadId } = await beginUpload(teacher, { name: "a.txt", size: bytes.byteLength });
    await receivePiece(teacher, { uploadId, offset: 0, content: once(bytes.subarray(0, pieceLength)) });
    expect(await refusedAt(finishUpload(teacher, { uploadId }))).toEqual({ files: "file_broken_off" });
    expect(await refusedAt(log(teacher, [uploadId]))).toEqual({ files: "file_broken_off" });
    await cancelUpload(teacher, { uploadId });
  });

  it("takes nothing out of order, twice, or beyond what was said", async () => {
    const { uploadId } = await beginUpload(teacher, { name: "a.txt", size: pieceLength + 5 });
    const piece = (offset: number, content: Buffer) =>
      receivePiece(teacher, { uploadId, offset, content: once(content) });
    expect(await piece(pieceLength, bytes.subarray(0, 5))).toEqual({ offset: 0, taken: false });
    expect(await piece(-1, bytes.subarray(0, 5))).toEqual({ offset: 0, taken: false });
    const first = bytes.subarray(0, pieceLength);
    const both = await Promise.all([piece(0, first), piece(0, first)]);
    expect(both.map(({ offset }) => offset)).toEqual([pieceLength, pieceLength]);
    expect(both.filter(({ taken }) => taken)).toHaveLength(1);
    expect(await piece(0, first)).toEqual({ offset: pieceLength, taken: false });
    expect(await refusedAt(piece(pieceLength, bytes.subarray(0, 6)))).toEqual({ files: "file_broken_off" });
    expect(await piece(pieceLength, bytes.subarray(0, 5))).toEqual({ offset: pieceLength + 5, taken: true });
    await cancelUpload(teacher, { uploadId });
  });
});

describe("an upload is its uploader's alone", () => {
  it("and not there for anybody else, at any of its doors nor in another's form", async () => {
    const uploadId = await sent(teacher, "a.txt", text(50));
    const attempts = [
      () => readUpload(colleague, { uploadId }),
      () => receivePiece(colleague, { uploadId, offset: 0, content: once() }),
      () => finishUpload(colleague, { uploadId }),
      () => cancelUpload(colleague, { uploadId }),
      () => readUpload(colleague, { uploadId: "no-such-upload" }),
    ];
    for (const attempt of attempts) await expect(attempt()).rejects.toBeInstanceOf(NotVisible);
    await finishUpload(teacher, { uploadId });
    // Nor is its name told in a form of another's that is shown again.
    expect(await readyUploads(colleague, [uploadId])).toEqual([]);
    expect(await readyUploads(teacher, [uploadId])).toHaveLength(1);
    expect(await refusedAt(log(colleague, [uploadId]))).toEqual({ files: "file_gone" });
    expect(await refusedAt(log(colleague, ["no-such-upload"]))).toEqual({ files: "file_gone" });
    await cancelUpload(teacher, { uploadId });
  });

  it("lies sealed, name and content, and under a key that goes with it", async () => {
    const uploadId = await sent(teacher, "Barnets namn.txt", Buffer.from("Hemligt ord i filen."));
    const [row] = await world.db.read.select().from(upload).where(eq(upload.id, uploadId));
    const [chunk] = await world.db.read.select().from(uploadChunk).where(eq(uploadChunk.contentId, uploadId));
    const stored = Buffer.concat([row?.sealedMeta ?? Buffer.alloc(0), chunk?.sealed ?? Buffer.alloc(0)]);
    expect(stored.byteLength).toBeGreaterThan(60);
    for (const word of ["Barnets", "Hemligt"]) expect(stored.includes(word)).toBe(false);
    await cancelUpload(teacher, { uploadId });
    await runDue({ ...world, checkpointKey: null, holder: "test", jitter: () => 0 }, teacher.now);
    const owner = { kind: "content" as const, id: uploadId };
    const place = { table: "upload_chunk", row: uploadId, column: "sealed", version: 0 };
    await expect(world.vault.open(owner, place, chunk?.sealed ?? new Uint8Array())).rejects.toThrow(/key/i);
  });
});

describe("a form takes an upload once", () => {
  it("also where it names it twice, and a second form finds it gone", async () => {
    const uploadId = await sent(teacher, "a.txt", text(500));
    await finishUpload(teacher, { uploadId });
    const { concernId } = await log(teacher, [uploadId, uploadId]);
    expect((await readConcern(teacher, { concernId })).attachments).toHaveLength(1);
    expect(await refusedAt(log(teacher, [uploadId]))).toEqual({ files: "file_gone" });
  });

  it("of two forms at once one alone gets it, and the other stores nothing", async () => {
    const uploadId = await sent(teacher, "a.txt", text(500));
    await finishUpload(teacher, { uploadId });
    const before = await rows(attachment);
    const both = await Promise.allSettled([log(teacher, [uploadId]), log(teacher, [uploadId])]);
    expect(both.map((each) => each.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await rows(attachment)).toBe(before + 1);
  });

  it("a second submit of the same form is answered like the first", async () => {
    const uploadId = await sent(teacher, "a.txt", text(500));
    await finishUpload(teacher, { uploadId });
    const first = await log(teacher, [uploadId], "same");
    expect((await log(teacher, [uploadId], "same")).concernId).toBe(first.concernId);
    const again = await sent(teacher, "b.txt", text(500));
    await finishUpload(teacher, { uploadId: again });
    const both = await Promise.all([log(teacher, [again], "at once"), log(teacher, [again], "at once")]);
    expect(both[0]?.concernId).toBe(both[1]?.concernId);
  });

  it("a second finish is answered like the first, also both at once", async () => {
    const uploadId = await sent(teacher, "a.txt", text(500));
    const [one, other] = await Promise.all([
      finishUpload(teacher, { uploadId }),
      finishUpload(teacher, { uploadId }),
    ]);
    expect(one).toEqual(other);
    expect(await finishUpload(teacher, { uploadId })).toEqual(one);
    await cancelUpload(teacher, { uploadId });
  });
});

describe("what is too much is refused before it is read", () => {
  const small = (): StaffCtx => ({
    ...teacher,
    ports: { ...teacher.ports, files: { limits: { fileBytes: 1000, concernBytes: 2500 }, scan: null } },
  });

  it("a file of more than the limit, by what it says and by what comes", async () => {
    const ctx = small();
    expect(await refusedAt(beginUpload(ctx, { name: "a.txt", size: 1001 }))).toEqual({
      files: "file_too_large",
    });
    let read = 0;
    async function* endless() {
      for (;;) {
        read += 400;
        yield Buffer.alloc(400, 65);
      }
    }
    const attempt = stageFormFile(ctx, { name: "a.txt", content: endless() });
    expect(await refusedAt(attempt)).toEqual({ files: "file_too_large" });
    expect(read).toBeLessThan(3000);
    const whole = beginUpload(teacher, { name: "a.txt", size: 20 * 1024 * 1024 + 1 });
    expect(await refusedAt(whole)).toEqual({ files: "file_too_large" });
    expect(await refusedAt(beginUpload(teacher, { name: "a.txt", size: 0 }))).toEqual({
      files: "file_empty",
    });
  });

  it("files of more than the limit together, and more of them than ten", async () => {
    const ctx = small();
    const ids = [];
    for (const size of [900, 900, 900]) {
      const { id } = await stageFormFile(ctx, { name: "a.txt", content: once(text(size)) });
      ids.push(id);
    }
    expect(await refusedAt(log(ctx, ids))).toEqual({ files: "files_too_large" });
    await log(ctx, ids.slice(0, 2));
    const eleven = Array.from({ length: 11 }, () => crypto.randomUUID());
    expect(await refusedAt(log(ctx, eleven))).toEqual({ files: "too_many_files" });
  });

  it("and no account fills the disk with what no form takes", async () => {
    const ctx = { ...(await world.staff("teacher")), ports: small().ports };
    for (let i = 0; i < 5; i += 1) await beginUpload(ctx, { name: "a.txt", size: 1000 });
    expect(await refusedAt(beginUpload(ctx, { name: "a.txt", size: 1 }))).toEqual({ files: "uploads_full" });
    expect(await beginUpload(colleague, { name: "a.txt", size: 1 })).toHaveProperty("uploadId");
  });

  it("nor with many small ones", async () => {
    const ctx = await world.staff("teacher");
    for (let i = 0; i < 60; i += 1) await beginUpload(ctx, { name: "a.txt", size: 1 });
    expect(await refusedAt(beginUpload(ctx, { name: "a.txt", size: 1 }))).toEqual({ files: "uploads_full" });
  });
});

describe("what no form takes is swept", () => {
  const house = () => ({ ...world, checkpointKey: null, holder: "test", jitter: () => 0 });
  const hours = 3_600_000;
  const chunksOf = (contentId: string) =>
    world.db.read.select().from(uploadChunk).where(eq(uploadChunk.contentId, contentId));

  it("with its key within a day, and what lives is left", async () => {
    const old = await sent(colleague, "gammal.txt", text(300_000));
    const [chunk] = await chunksOf(old);
    const { owner, place } = stagedPlace(old, old, 0);
    const opened = () => world.vault.open(owner, place, chunk?.sealed ?? new Uint8Array());
    expect(await opened()).toHaveLength(pieceLength);
    const young = later(colleague, 20 * hours);
    const { uploadId: kept } = await beginUpload(young, { name: "ny.txt", size: pieceLength + 1 });
    await receivePiece(young, { uploadId: kept, offset: 0, content: once(text(pieceLength)) });
    await runDue(house(), later(colleague, 25 * hours).now);
    await expect(readUpload(colleague, { uploadId: old })).rejects.toBeInstanceOf(NotVisible);
    expect(await readUpload(colleague, { uploadId: kept })).toMatchObject({ offset: pieceLength });
    expect(await chunksOf(old)).toEqual([]);
    await runDue(house(), later(colleague, 25 * hours).now);
    await expect(opened()).rejects.toThrow(/key/i);
  });

  it("within two days also where it is kept alive, and what was sealed for a form that failed", async () => {
    const { uploadId } = await beginUpload(teacher, { name: "lång.txt", size: 5 * pieceLength });
    const { owner, place } = stagedPlace("no-attachment", "no-attachment", 0);
    await world.vault.ensureKey(owner, { kind: "pupil", id: world.pupilId });
    const sealed = await world.vault.seal(owner, place, "rest");
    const failed = { contentId: "no-attachment", position: 0, sealed, at: teacher.now };
    await world.db.write((tx) => addChunks(tx, [failed]));
    for (const [i, hour] of [20, 40].entries()) {
      const alive = { uploadId, offset: i * pieceLength, content: once(text(pieceLength)) };
      await receivePiece(later(teacher, hour * hours), alive);
    }
    await runDue(house(), later(teacher, 47 * hours).now);
    expect(await readUpload(teacher, { uploadId })).toMatchObject({ offset: 2 * pieceLength });
    expect(await chunksOf("no-attachment")).toHaveLength(1);
    await runDue(house(), later(teacher, 49 * hours).now);
    await expect(readUpload(teacher, { uploadId })).rejects.toBeInstanceOf(NotVisible);
    expect([...(await chunksOf(uploadId)), ...(await chunksOf("no-attachment"))]).toEqual([]);
    await runDue(house(), later(teacher, 49 * hours).now);
    await expect(world.vault.open(owner, place, sealed)).rejects.toThrow(/key/i);
  });
});
