// What a form does with the uploads that it names: each is opened and sealed anew, a piece at a time, under a key of its own
// that the pupil's wraps, before the form's transaction; in it they become attachments, all or none. An upload is its
// uploader's alone, and one form's alone. No policy on the pupil: the use case that takes them has asked.
// audit: none here; the use case records the attachments.
import { randomUUID } from "node:crypto";
import type { StaffCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import type { TakenFile } from "~db/concern-write.server";
import type { Queries } from "~db/database";
import { carriedOutBefore } from "~db/idempotency.server";
import { enqueue } from "~db/outbox.server";
import { findUploads, removeChunks, removeUpload, type UploadRow } from "~db/upload.server";
import { filesLimit, megabytes } from "../concern/file-rules";
import { attachmentMetaPlace, attachmentPlace } from "../concern/seal-concern";
import { Refusal, refuse } from "../refusal";
import type { SentFiles, SentForm } from "../sent-form/claim-sent-form.server";
import { limitsOf, openUploadMeta } from "./own-upload.server";
import { thumbnailPlace, uploadThumbnailPlace } from "./places";
import { sealAhead } from "./seal-ahead.server";
import { stagedBytes } from "./staged-file.server";

export interface TakenUpload extends TakenFile {
  uploadId: string;
}

interface Prepare {
  uploadIds: readonly string[];
  pupilId: string;
  title?: string;
  /** The form that takes them. Once it is carried out they are gone: its second submit takes nothing. */
  form: SentForm;
}

/** What tells a form with files from another with the same words: names and digests, opened for that alone. */
export async function sentFiles(ctx: StaffCtx, uploadIds: readonly string[]): Promise<SentFiles> {
  const ids = [...new Set(uploadIds)];
  const rows = await findUploads(ctx.db.read, { ids, accountId: ctx.actor.accountId });
  const ready = ids.flatMap((id) => rows.filter((row) => row.id === id && row.state === "ready"));
  if (ready.length < ids.length) return { ids, contents: null };
  const contents: unknown[] = [];
  for (const row of ready) contents.push(await openUploadMeta(ctx, row));
  return { ids, contents };
}

/** Named twice is taken once. Throws Refusal beside `files`. */
export async function prepareUploads(ctx: StaffCtx, input: Prepare): Promise<TakenUpload[]> {
  try {
    return await prepare(ctx, input);
  } catch (error) {
    if (error instanceof Refusal && (await carriedOutBefore(ctx.db.read, input.form))) return [];
    throw error;
  }
}

async function prepare(ctx: StaffCtx, input: Prepare): Promise<TakenUpload[]> {
  const ids = [...new Set(input.uploadIds)];
  if (ids.length > filesLimit) refuse("files", "too_many_files", { limit: filesLimit });
  const rows = await findUploads(ctx.db.read, { ids, accountId: ctx.actor.accountId });
  const inOrder = ids.map((id) => rows.find((row) => row.id === id) ?? refuse("files", "file_gone"));
  for (const row of inOrder)
    if (row.state !== "ready") refuse("files", "file_broken_off", await openUploadMeta(ctx, row));
  const { concernBytes } = limitsOf(ctx);
  if (inOrder.reduce((sum, row) => sum + row.size, 0) > concernBytes)
    refuse("files", "files_too_large", { limit: megabytes(concernBytes) });
  const taken: TakenUpload[] = [];
  for (const row of inOrder) taken.push(await sealAnew(ctx, row, input));
  return taken;
}

async function sealAnew(
  ctx: StaffCtx,
  row: UploadRow,
  { pupilId, title }: { pupilId: string; title?: string },
): Promise<TakenUpload> {
  const id = randomUUID();
  const { owner, place } = attachmentPlace(id);
  await ctx.vault.ensureKey(owner, { kind: "pupil", id: pupilId });
  const meta = { ...(await openUploadMeta(ctx, row)), ...(title === undefined ? {} : { title }) };
  const sealedMeta = await ctx.vault.seal(owner, attachmentMetaPlace(id).place, JSON.stringify(meta));
  const from = uploadThumbnailPlace(row.id);
  const thumbnail =
    row.sealedThumbnail && (await ctx.vault.open(from.owner, from.place, row.sealedThumbnail));
  const sealedThumbnail = thumbnail && (await ctx.vault.seal(owner, thumbnailPlace(id).place, thumbnail));
  const bytes = stagedBytes(ctx, { uploadId: row.id, contentId: row.contentId, size: row.size });
  const chunks = await sealAhead(ctx, { id, owner, place, content: bytes.pieces() });
  const { mediaType, size, heldAt } = row;
  if (mediaType === null) throw new Error("an upload is ready and of no kind");
  return { uploadId: row.id, id, mediaType, size, sealedMeta, sealedThumbnail, heldAt, chunks };
}

/**
 * Runs what stores under content keys that were made for it; `run` calls `stored` last in its transaction. Where a rule refuses
 * or the form had come before, nothing was stored, and neither key nor piece stays. After any other fault it is not known what
 * was committed: then what is left of files is swept with the uploads.
 */
export async function withoutLeftovers<T>(
  ctx: StaffCtx,
  keys: readonly string[],
  run: (stored: () => void) => Promise<T>,
): Promise<T> {
  let isStored = false;
  const forget = async () => {
    if (isStored) return;
    await ctx.db.write((tx) => removeChunks(tx, keys));
    for (const id of keys) await ctx.vault.destroyKey({ kind: "content", id });
  };
  try {
    const given = await run(() => {
      isStored = true;
    });
    await forget();
    return given;
  } catch (error) {
    if (error instanceof Refusal || error instanceof NotVisible) await forget();
    throw error;
  }
}

/** In the form's transaction, before the attachments are written: the uploads are this form's now. */
export async function claimUploads(
  tx: Queries,
  ctx: StaffCtx,
  taken: readonly TakenUpload[],
): Promise<TakenFile[]> {
  for (const { uploadId } of taken) {
    const row = await removeUpload(tx, { id: uploadId, accountId: ctx.actor.accountId });
    if (!row) refuse("files", "file_gone");
  }
  await enqueue(tx, [
    ...taken.map((each) => ({
      kind: "destroy-content-key",
      subjectId: each.uploadId,
      availableAt: ctx.now,
    })),
    ...taken
      .filter((each) => each.heldAt)
      .map((each) => ({ kind: "scan-attachment", subjectId: each.id, availableAt: ctx.now })),
  ]);
  return taken.map(({ uploadId: _, ...file }) => file);
}
