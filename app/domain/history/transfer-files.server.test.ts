// The files of the chosen notes go along: streamed from the old pupil's key to sealed copies under the receiving pupil's; each may
// be unticked; digest and receipt cover them; withdrawn, deleted and unscanned ones never go, and that is said.
import { randomBytes } from "node:crypto";
import { buffer } from "node:stream/consumers";
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { StaffCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { chunkLength } from "~/vault/file-chunks.server";
import { auditEvent } from "~db/schema/audit.server";
import { attachment } from "~db/schema/concern.server";
import { historyFile, historyFileChunk, historyTransfer } from "~db/schema/history.server";
import { outbox } from "~db/schema/operation.server";
import { pupil } from "~db/schema/school.server";
import { betweenSchools } from "~test/factories/between-schools";
import { logged, staged } from "~test/factories/logged";
import { digestOf } from "~test/factories/message";
import { refusedAt } from "~test/factories/report";
import { aPng } from "~test/factories/small-files";
import { later } from "~test/factories/world";
import { sweepUploads } from "../attachment/sweep-uploads.server";
import { deleteAttachment } from "../concern/delete-attachment.server";
import { withdrawConcern } from "../concern/withdraw-concern.server";
import { addPupilFile } from "../pupil-file/add-pupil-file.server";
import { readHistoryRequest } from "./decide-history.server";
import { readHistory } from "./read-history.server";
import { readHistoryFile, readHistoryThumbnail } from "./read-history-file.server";

/** Of five chunks. */
const long = Buffer.from(randomBytes(chunkLength * 2 + 100).toString("hex"));

const bytesOf = ({ content }: { content: AsyncIterable<Uint8Array> }) => buffer(content);

let cast: Awaited<ReturnType<typeof betweenSchools>>;
let noteId: string;
let transferId: string;

beforeEach(async () => {
  cast = await betweenSchools();
  noteId = await logged(cast.oldTeacher, cast.world.pupilId, {
    form: { text: "Brevet ligger vid." },
    files: [
      { name: "Brev.txt", bytes: long },
      { name: "Teckning.png", bytes: aPng(300, 200) },
      { name: "Alva.txt", bytes: Buffer.from("Kort") },
    ],
  });
  transferId = await cast.ask();
});

const offered = async () => {
  const request = await readHistoryRequest(cast.oldPrincipal, { transferId });
  return request.entries.find(({ id }) => id === noteId)?.files ?? [];
};
const fileIds = async () => (await offered()).map(({ id }) => id);
const open = (ctx: StaffCtx = cast.newPrincipal) => readHistory(ctx, { pupilId: cast.toPupilId, transferId });
const fetched = (fileId: string, ctx: StaffCtx = cast.newPrincipal, pupilId: string = cast.toPupilId) =>
  readHistoryFile(ctx, { pupilId, transferId, fileId });
const sent = async () => (await open()).entries.flatMap(({ files }) => files);

const aLooseFile = async (ctx: StaffCtx, circle = "") =>
  addPupilFile(ctx, {
    pupilId: cast.world.pupilId,
    title: "Åtgärdsprogram",
    circle,
    uploads: await staged(ctx, [{ name: "plan.txt", bytes: Buffer.from("Vid fönstret.") }]),
    idempotencyKey: crypto.randomUUID(),
  });

describe("the files of the chosen notes", () => {
  it("go along byte for byte, in their order, with their small pictures, and the digest covers them", async () => {
    expect((await offered()).map(({ name, held }) => [name, held])).toEqual([
      ["Brev.txt", false],
      ["Teckning.png", false],
      ["Alva.txt", false],
    ]);
    await cast.send(transferId, { entryIds: [noteId], fileIds: await fileIds() });
    const files = await sent();
    expect(files.map(({ name, thumbnail }) => [name, thumbnail])).toEqual([
      ["Brev.txt", false],
      ["Teckning.png", true],
      ["Alva.txt", false],
    ]);
    const [letter, drawing] = files;
    const given = await fetched(letter?.id ?? "");
    expect([given.name, given.mediaType]).toEqual(["Brev.txt", "text/plain"]);
    expect((await bytesOf(given)).equals(long)).toBe(true);
    const small = { pupilId: cast.toPupilId, transferId, fileId: drawing?.id ?? "" };
    expect(Buffer.from(await readHistoryThumbnail(cast.newPrincipal, small)).subarray(0, 2)).toEqual(
      Buffer.from([0xff, 0xd8]),
    );
    const [row] = await cast.world.db.read.select().from(historyTransfer);
    expect([row?.files, (await open()).unaltered]).toEqual([3, true]);
    const events = await cast.world.db.read.select().from(auditEvent).orderBy(auditEvent.seq);
    const of = (kind: string) => events.filter((e) => e.kind === kind).map((e) => e.subject);
    expect(of("history.sent")).toMatchObject([{ entries: 1, files: 3 }]);
    expect(of("history.file-read")).toMatchObject([{ transferId, fileId: letter?.id }]);
    expect(of("history.thumbnail-read")).toMatchObject([{ transferId, fileId: drawing?.id }]);
  });

  it("lie under the receiving pupil's key alone: gone with it, and not with the old one's", async () => {
    await cast.send(transferId, { entryIds: [noteId], fileIds: await fileIds() });
    const [letter] = await sent();
    const { vault, db, pupilId } = cast.world;
    const stored = Buffer.concat((await db.read.select().from(historyFileChunk)).map((c) => c.sealed));
    expect(stored.includes(long.subarray(0, 32))).toBe(false);
    await vault.destroyKey({ kind: "pupil", id: pupilId });
    expect(digestOf(await bytesOf(await fetched(letter?.id ?? "")))).toBe(digestOf(long));
    await vault.destroyKey({ kind: "pupil", id: cast.toPupilId });
    await expect(fetched(letter?.id ?? "")).rejects.toThrow(/key/i);
  });

  it("are unticked one by one, stay where their note is not chosen, and the copy says that one did not come", async () => {
    const [letter, , short] = await fileIds();
    await cast.send(transferId, { entryIds: [cast.note], fileIds: await fileIds() });
    expect([await sent(), (await open()).entries[0]?.without]).toEqual([[], 0]);
    expect(await cast.world.db.read.select().from(historyFile)).toEqual([]);
    await cast.ask();
    const rows = await cast.world.db.read.select().from(historyTransfer);
    transferId = rows.find(({ status }) => status === "asked")?.id ?? "";
    await cast.send(transferId, { entryIds: [noteId], fileIds: [letter ?? "", short ?? ""] });
    expect((await sent()).map(({ name }) => name)).toEqual(["Brev.txt", "Alva.txt"]);
    expect((await open()).entries[0]?.without).toBe(1);
  });

  it("are for those at the new school who have the pupil, by the copy's own address, and for nobody once protected", async () => {
    const ids = await fileIds();
    await cast.send(transferId, { entryIds: [noteId], fileIds: ids });
    const [letter] = await sent();
    const id = letter?.id ?? "";
    const attempts = [
      () => fetched(id, cast.oldTeacher),
      () => fetched(id, cast.oldPrincipal),
      () => fetched(id, cast.newPrincipal, cast.world.pupilId),
      // The original's own id, and none at all.
      () => fetched(ids[0] ?? ""),
      () => fetched("no-such-file"),
    ];
    for (const attempt of attempts) await expect(attempt()).rejects.toBeInstanceOf(NotVisible);
    const stranger = await cast.newStaff("teacher");
    await expect(fetched(id, stranger)).rejects.toBeInstanceOf(NotVisible);
    await cast.world.db.write((tx) =>
      tx.update(pupil).set({ protection: "confidentiality" }).where(eq(pupil.id, cast.toPupilId)),
    );
    await expect(fetched(id)).rejects.toBeInstanceOf(NotVisible);
  });
});

describe("what does not go", () => {
  const hold = (id: string) =>
    cast.world.db.write((tx) =>
      tx.update(attachment).set({ heldAt: cast.oldPrincipal.now }).where(eq(attachment.id, id)),
    );

  it("a file that waits for the virus scanner: said before, refused if named, and the rest goes", async () => {
    const [letter = "", , short = ""] = await fileIds();
    await hold(letter);
    expect((await offered()).map(({ held }) => held)).toEqual([true, false, false]);
    const attempt = cast.send(transferId, { entryIds: [noteId], fileIds: [letter, short] });
    expect(await refusedAt(attempt)).toEqual({ entryIds: "file_held" });
    await cast.send(transferId, { entryIds: [noteId], fileIds: [short] });
    expect((await sent()).map(({ name }) => name)).toEqual(["Alva.txt"]);
    expect((await open()).entries[0]?.without).toBe(2);
  });

  it("one that is deleted, or whose note is withdrawn, between the page and the press, or while it is sealed", async () => {
    const ids = await fileIds();
    await deleteAttachment(cast.oldTeacher, { attachmentId: ids[2] ?? "" });
    const attempt = () => cast.send(transferId, { entryIds: [noteId], fileIds: ids });
    expect(await refusedAt(attempt())).toEqual({ entryIds: "version_old" });
    const [letter = ""] = ids;
    const seal = cast.world.vault.seal.bind(cast.world.vault);
    const spy = vi.spyOn(cast.world.vault, "seal").mockImplementation(async (...given) => {
      await hold(letter);
      return seal(...given);
    });
    expect(await refusedAt(cast.send(transferId, { entryIds: [noteId], fileIds: [letter] }))).toEqual({
      entryIds: "version_old",
    });
    spy.mockRestore();
    await withdrawConcern(cast.oldTeacher, { concernId: noteId, version: 1, reason: "Fel elev." });
    const withdrawn = cast.send(transferId, { entryIds: [noteId, cast.note], fileIds: [letter] });
    expect(await refusedAt(withdrawn)).toEqual({ entryIds: "version_old" });
    expect(await cast.world.db.read.select().from(historyFile)).toEqual([]);
    expect(await cast.world.db.read.select().from(historyFileChunk)).toEqual([]);
  });

  it("one that cannot be read, by name, while the rest waits to be chosen anew", async () => {
    const ids = await fileIds();
    await cast.world.vault.destroyKey({ kind: "content", id: ids[0] ?? "" });
    const attempt = cast.send(transferId, { entryIds: [noteId], fileIds: ids });
    expect(await refusedAt(attempt)).toEqual({ entryIds: "file_unreadable" });
    expect(await cast.world.db.read.select().from(historyFileChunk)).toEqual([]);
  });

  it("more than may be on its way at a time: refused in words before a byte is sealed", async () => {
    const limits = { fileBytes: 1_000_000, concernBytes: 20_000 };
    const ports = { ...cast.oldPrincipal.ports, files: { limits, scan: null } };
    const ids = await fileIds();
    Object.assign(cast.oldPrincipal, { ports });
    const attempt = cast.send(transferId, { entryIds: [noteId], fileIds: ids });
    expect(await refusedAt(attempt)).toEqual({ entryIds: "files_too_large" });
    await cast.send(transferId, { entryIds: [noteId], fileIds: ids.slice(1) });
    expect((await open()).entries[0]?.without).toBe(1);
  });
});

describe("the decision is one write", () => {
  it("what fails in it sends nothing and leaves nothing; the same form twice sends once", async () => {
    const ids = await fileIds();
    const { db } = cast.world;
    const before = (await db.read.select().from(outbox)).length;
    await db.write((tx) => tx.update(historyTransfer).set({ version: 7 }));
    const old = cast.send(transferId, { entryIds: [noteId], fileIds: ids });
    expect(await refusedAt(old)).toEqual({ form: "history_decided" });
    for (const table of [historyFile, historyFileChunk])
      expect(await db.read.select().from(table)).toEqual([]);
    const left = (await db.read.select().from(outbox)).slice(before);
    expect(left.map(({ kind }) => kind)).toEqual(Array(3).fill("destroy-content-key"));
    await db.write((tx) => tx.update(historyTransfer).set({ version: 1 }));
    const form = { entryIds: [noteId], fileIds: ids };
    await Promise.all([cast.send(transferId, form), cast.send(transferId, form)]);
    await cast.send(transferId, form);
    const standing = await db.read.select().from(historyFile);
    expect(standing.map((file) => file.sealedAt)).toEqual([null, null, null]);
    const chunks = await db.read.select({ of: historyFileChunk.fileId }).from(historyFileChunk);
    expect(new Set(chunks.map((chunk) => chunk.of))).toEqual(new Set(standing.map((file) => file.id)));
    expect((await bytesOf(await fetched((await sent())[0]?.id ?? ""))).equals(long)).toBe(true);
  });

  it("a process that dies in the middle leaves no half transfer, and what it sealed is swept as uploads are", async () => {
    const ids = await fileIds();
    const dead = () => Promise.reject(new Error("the power went"));
    const { db } = cast.world;
    let writes = 0;
    const write = ((work: Parameters<typeof db.write>[0]) =>
      ++writes > 2 ? dead() : db.write(work)) as typeof db.write;
    const standing = { ...cast.oldPrincipal };
    Object.assign(cast.oldPrincipal, { db: { ...db, write } });
    await expect(cast.send(transferId, { entryIds: [noteId], fileIds: ids })).rejects.toThrow(
      "the power went",
    );
    Object.assign(cast.oldPrincipal, standing);
    await expect(open()).rejects.toBeInstanceOf(NotVisible);
    expect((await db.read.select().from(historyFileChunk)).length).toBeGreaterThan(0);
    const inThreeDays = later(cast.oldPrincipal, 3 * 86_400_000).now;
    await db.write((tx) => sweepUploads(tx, inThreeDays));
    expect(await db.read.select().from(historyFileChunk)).toEqual([]);
    await cast.send(transferId, { entryIds: [noteId], fileIds: ids });
    expect(await sent()).toHaveLength(3);
  });

  it("holds no more than a few chunks of a file at a time", async () => {
    const ids = await fileIds();
    const { db } = cast.world;
    const open = cast.world.vault.openChunks.bind(cast.world.vault);
    let [read, most] = [0, 0];
    const spy = vi.spyOn(cast.world.vault, "openChunks").mockImplementation(async function* (...given) {
      for await (const piece of open(...given)) {
        read += 1;
        const written = (await db.read.select({ at: historyFileChunk.position }).from(historyFileChunk))
          .length;
        most = Math.max(most, read - written);
        yield piece;
      }
    });
    const [row] = await db.read
      .select()
      .from(attachment)
      .where(eq(attachment.id, ids[0] ?? ""));
    expect(row?.size).toBe(long.length);
    await cast.send(transferId, { entryIds: [noteId], fileIds: ids });
    spy.mockRestore();
    expect(read).toBeGreaterThan(3);
    expect(most).toBeLessThanOrEqual(6);
  });
});

describe("files on no note", () => {
  it("go along where they are ticked, alone too, under what they are; student health's own never", async () => {
    await aLooseFile(cast.oldTeacher);
    await aLooseFile(cast.counsellor, "student_health");
    const { looseFiles } = await readHistoryRequest(cast.oldPrincipal, { transferId });
    expect(looseFiles.map(({ name }) => name)).toEqual(["Åtgärdsprogram"]);
    const all = await cast.world.db.read.select().from(attachment);
    const inner = all.find((row) => row.concernId === null && row.secrecyArea === "student_health");
    const own = looseFiles[0]?.id ?? "";
    for (const files of [[inner?.id ?? ""], [own, inner?.id ?? ""]])
      expect(await refusedAt(cast.send(transferId, { entryIds: [noteId], fileIds: files }))).toEqual({
        entryIds: "version_old",
      });
    await cast.send(transferId, { entryIds: [], fileIds: [own] });
    const read = await open();
    expect([read.entries, read.looseFiles.map(({ name }) => name)]).toEqual([[], ["Åtgärdsprogram"]]);
    const copy = await fetched(read.looseFiles[0]?.id ?? "");
    expect([copy.name, (await bytesOf(copy)).toString()]).toEqual(["plan.txt", "Vid fönstret."]);
  });
});
