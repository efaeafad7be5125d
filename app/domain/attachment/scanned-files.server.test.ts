// Issue: "scanned by ClamAV where configured (clamd over its socket; held back, with a word, while it cannot answer), tested
// with the real daemon and a signature of one's own". And what is made of pictures, as the form's files.
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { StaffCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { chooseScanning } from "~/integrations/scanning/index.server";
import type { ScanPort } from "~/integrations/scanning/port";
import { runDue } from "~/runner/run-due.server";
import { attachment, attachmentChunk, notice } from "~db/schema/concern.server";
import { upload, uploadChunk } from "~db/schema/upload.server";
import { type Clamd, signature, startClamd } from "~test/factories/clamd";
import { aReport, refusedAt } from "~test/factories/report";
import { aPng } from "~test/factories/small-files";
import { aNote, aWorld, later, type World } from "~test/factories/world";
import { defaultLimits } from "../concern/file-rules";
import { logConcern } from "../concern/log-concern.server";
import { readAttachment } from "../concern/read-attachment.server";
import { readConcern } from "../concern/read-concern.server";
import { chooseReportEntries } from "../report/choose-report-entries.server";
import { readThumbnail } from "./read-thumbnail.server";
import { stageFormFile } from "./stage-form-file.server";

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

let daemon: Clamd;
let world: World;
let teacher: StaffCtx;
let scan: ScanPort | null;

beforeAll(async () => {
  daemon = await startClamd();
});
afterAll(() => daemon.stop());

beforeEach(async () => {
  world = await aWorld();
  scan = chooseScanning({ clamdSocket: daemon.socket });
  teacher = await world.staff("teacher", { group: "teacher" });
});

const away = chooseScanning({ clamdSocket: "/nowhere/clamd.sock" });
const asking = (port: ScanPort | null): StaffCtx => ({
  ...teacher,
  ports: { ...teacher.ports, files: { limits: defaultLimits, scan: port } },
});
const run = (port: ScanPort | null, ms: number) => {
  const ports = { files: { limits: defaultLimits, scan: port } };
  return runDue(
    { ...world, ports, checkpointKey: null, holder: "test", jitter: () => 0 },
    later(teacher, ms).now,
  );
};

async function noteWith(ctx: StaffCtx, name: string, bytes: Uint8Array): Promise<string> {
  const { id } = await stageFormFile(ctx, { name, content: once(bytes) });
  const note = { pupilId: world.pupilId, form: aNote(), linkTo: "", tell: [] };
  const { concernId } = await logConcern(ctx, { ...note, files: [id], idempotencyKey: crypto.randomUUID() });
  return concernId;
}

const infected = Buffer.from(`en text med ${signature} i`);

it("what the scanner finds is refused in words at once, and nothing of it is left", async () => {
  const attempt = stageFormFile(asking(scan), { name: "brev.txt", content: once(infected) });
  expect(await refusedAt(attempt)).toEqual({ files: "file_infected" });
  expect(await world.db.read.select().from(upload)).toEqual([]);
  expect(await world.db.read.select().from(uploadChunk)).toEqual([]);
  const clean = await stageFormFile(asking(scan), { name: "brev.txt", content: once(Buffer.from("hej")) });
  expect(clean.held).toBe(false);
});

it("while it cannot answer a file is held back for everybody, with a word, and let go once it has answered", async () => {
  const concernId = await noteWith(asking(away), "brev.txt", Buffer.from("hej"));
  const [file] = (await readConcern(teacher, { concernId })).attachments;
  expect(file).toMatchObject({ name: "brev.txt", held: true });
  const attachmentId = file?.id ?? "";
  await expect(readAttachment(teacher, { attachmentId })).rejects.toBeInstanceOf(NotVisible);
  const counsellor = await world.staff("counsellor");
  const chosen = { concernIds: [concernId], attachmentIds: [attachmentId], quote: false, release: false };
  const reportId = await aReport(counsellor, world.pupilId);
  expect(await refusedAt(chooseReportEntries(counsellor, { reportId, ...chosen }))).toEqual({
    entries: "file_held",
  });
  await run(away, 1000);
  expect((await readConcern(teacher, { concernId })).attachments[0]?.held).toBe(true);
  await run(scan, 3_600_000);
  expect((await readConcern(teacher, { concernId })).attachments[0]?.held).toBe(false);
  expect((await readAttachment(teacher, { attachmentId })).name).toBe("brev.txt");
});

it("what it finds later is removed with its key, and the one who added it is told without content", async () => {
  const concernId = await noteWith(asking(away), "brev.txt", infected);
  const [row] = await world.db.read.select().from(attachment);
  await run(scan, 1000);
  expect(await world.db.read.select().from(attachment)).toEqual([]);
  expect(await world.db.read.select().from(attachmentChunk)).toEqual([]);
  const told = await world.db.read.select().from(notice).where(eq(notice.accountId, teacher.actor.accountId));
  expect(told).toMatchObject([{ kind: "file_refused", subjectId: concernId }]);
  await run(scan, 7_200_000);
  await expect(world.vault.ensureKey({ kind: "content", id: row?.id ?? "" })).rejects.toThrow(/key/i);
});

it("a picture becomes an attachment with a small one, which whoever may not read the note does not get", async () => {
  const concernId = await noteWith(asking(scan), "Foto.jpg", aPng(600, 300, ["59.3293, 18.0686"]));
  const [file] = (await readConcern(teacher, { concernId })).attachments;
  expect(file).toMatchObject({ name: "Foto.png", thumbnail: true, held: false });
  const attachmentId = file?.id ?? "";
  expect([...(await readThumbnail(teacher, { attachmentId })).subarray(0, 2)]).toEqual([0xff, 0xd8]);
  const pieces: Uint8Array[] = [];
  for await (const piece of (await readAttachment(teacher, { attachmentId })).content) pieces.push(piece);
  expect(Buffer.concat(pieces).includes("59.3293")).toBe(false);
  const stranger = await world.staff("teacher");
  await expect(readThumbnail(stranger, { attachmentId })).rejects.toBeInstanceOf(NotVisible);
});
