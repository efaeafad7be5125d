// Drafts saved on the server as one writes, restored after a lost session on another computer: with the files that had come
// and the contacts that were ticked. Nobody else's file comes into a draft, and a draft's files go with it.
import { describe, expect, it } from "vitest";
import type { StaffCtx } from "~/access/context.server";
import { runDue } from "~/runner/run-due.server";
import { upload, uploadChunk } from "~db/schema/upload.server";
import { aNote, aWorld, later } from "~test/factories/world";
import { uploadMetaPlace } from "../attachment/places";
import { readyUploads } from "../attachment/ready-uploads.server";
import { stageFormFile } from "../attachment/stage-form-file.server";
import { logConcern } from "../concern/log-concern.server";
import { readConcern } from "../concern/read-concern.server";
import { draftContent, linesOf } from "./draft-content";
import { dropDraft, keepOwnDraft } from "./keep-draft.server";
import { listDrafts, readDraft } from "./read-drafts.server";

const day = 86_400_000;
const id = "0f8b6d3c-5a1e-4c7b-9b57-2f1c0d9e8a11";
const kind = "concern" as const;

async function* once(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

async function aDraft() {
  const world = await aWorld();
  const writer = await world.staff("teacher", { group: "teacher" });
  const aFile = async (ctx: StaffCtx, name = "plan.txt") =>
    (await stageFormFile(ctx, { name, content: once("Det som stod i planen.") })).id;
  const fileId = await aFile(writer);
  const keep = (uploads: string[], ctx = writer) =>
    keepOwnDraft(ctx, {
      id,
      content: draftContent.parse({
        pupil: "Alva Lindqvist, 5B",
        text: "Kom sent och",
        tell: "mentor-account",
        uploads: uploads.join("\n"),
      }),
    });
  const runAt = (ms: number) =>
    runDue(
      { db: world.db, vault: world.vault, checkpointKey: null, holder: "one", jitter: () => 1 },
      later(writer, ms).now,
    );
  const left = async () => ({
    uploads: (await world.db.read.select().from(upload)).map((row) => row.id),
    chunks: (await world.db.read.select().from(uploadChunk)).length,
  });
  return { world, writer, aFile, fileId, keep, runAt, left };
}

async function filesOf(ctx: StaffCtx) {
  const draft = await readDraft(ctx, { kind, id });
  return draft?.state === "open" ? readyUploads(ctx, linesOf(draft.content.uploads)) : null;
}

it("comes back with its files and its ticks a week later, and the file goes into the note", async () => {
  const { world, writer, fileId, keep, runAt, left } = await aDraft();
  await keep([fileId]);
  await runAt(3 * day);
  await runAt(7 * day);
  const week = later(writer, 7 * day);
  expect(await readDraft(week, { kind, id })).toMatchObject({ content: { tell: "mentor-account" } });
  expect(await filesOf(week)).toMatchObject([{ id: fileId, name: "plan.txt" }]);
  expect(await listDrafts(week)).toMatchObject([{ files: 1 }]);
  const { concernId } = await logConcern(week, {
    pupilId: world.pupilId,
    form: { ...aNote(), date: "", time: "" },
    files: [fileId],
    linkTo: "",
    tell: [],
    idempotencyKey: "k",
  });
  await dropDraft(week, { kind, id });
  expect(await readConcern(week, { concernId })).toMatchObject({ attachments: [{ name: "plan.txt" }] });
  expect(await left()).toEqual({ uploads: [], chunks: 0 });
});

it("a file that no draft holds is gone within two days, as before", async () => {
  const { fileId, aFile, writer, keep, runAt, left } = await aDraft();
  const loose = await aFile(writer, "other.txt");
  await keep([fileId]);
  expect((await left()).uploads.sort()).toEqual([fileId, loose].sort());
  await runAt(3 * day);
  expect(await left()).toEqual({ uploads: [fileId], chunks: 1 });
});

it("somebody else's file is not held, not shown and not thrown away with it", async () => {
  const { world, writer, aFile, keep, runAt, left } = await aDraft();
  const colleague = await world.staff("teacher", { group: "mentor" });
  const theirs = await aFile(colleague);
  await keep([theirs]);
  const rows = await world.db.read.select().from(upload);
  expect(rows.map((row) => row.draftId)).toEqual([null, null]);
  expect(await filesOf(writer)).toEqual([]);
  expect(await listDrafts(writer)).toMatchObject([{ files: 0 }]);
  // A draft of the same key is another account's own.
  await keep([theirs], colleague);
  await dropDraft(writer, { kind, id });
  expect((await left()).uploads).toContain(theirs);
  await dropDraft(colleague, { kind, id });
  await runAt(3 * day);
  expect((await left()).uploads).toEqual([]);
});

describe("a draft's files go with it, and their keys", () => {
  /** As from a backup. */
  async function copyOf({ world, fileId }: Awaited<ReturnType<typeof aDraft>>) {
    const [row] = await world.db.read.select().from(upload);
    const sealed = row?.sealedMeta ?? new Uint8Array();
    return () => world.vault.openTexts([{ ...uploadMetaPlace(fileId), sealed }]);
  }

  it("when it is thrown away", async () => {
    const drafted = await aDraft();
    const { writer, fileId, keep, runAt, left } = drafted;
    const opened = await copyOf(drafted);
    await keep([fileId]);
    expect((await opened())[0]).toContain("plan.txt");
    await dropDraft(writer, { kind, id });
    expect(await left()).toEqual({ uploads: [], chunks: 0 });
    await runAt(0);
    expect(await opened()).toEqual([null]);
  });

  it("when nobody has touched it for fourteen days", async () => {
    const drafted = await aDraft();
    const { fileId, keep, runAt, left } = drafted;
    const opened = await copyOf(drafted);
    await keep([fileId]);
    await runAt(15 * day);
    await runAt(15 * day + 1);
    expect(await left()).toEqual({ uploads: [], chunks: 0 });
    expect(await opened()).toEqual([null]);
  });
});
