// Judges a file that has come whole and makes it ready for a form: its kind by content, the virus scanner where there is one,
// and a picture made anew, upright and without position, with a small one. While the scanner cannot answer the file is
// taken in held back. A second finish is answered like the first.
import { createHash, randomUUID } from "node:crypto";
import { actorRef, type StaffCtx } from "~/access/context.server";
import { record } from "~/audit/record.server";
import { cleanPicture } from "~/pictures/clean-picture.server";
import { enqueue } from "~db/outbox.server";
import { makeReady, removeChunks, removeUpload, type UploadRow } from "~db/upload.server";
import {
  type AcceptedKind,
  type IncomingKind,
  isPicture,
  keptName,
  megabytes,
  type PictureKind,
} from "../concern/file-rules";
import { refuse } from "../refusal";
import { type FileBytes, judgeFile } from "./judge-file.server";
import { limitsOf, openUploadMeta, ownUpload, sealUploadMeta } from "./own-upload.server";
import { uploadThumbnailPlace } from "./places";
import { stagedBytes, stagePieces } from "./staged-file.server";

export interface ReadyUpload {
  id: string;
  name: string;
  size: number;
  /** Waits for the virus scanner. */
  held: boolean;
}

export async function finishUpload(ctx: StaffCtx, input: { uploadId: string }): Promise<ReadyUpload> {
  const row = await ownUpload(ctx, input.uploadId);
  const { name } = await openUploadMeta(ctx, row);
  if (row.state === "ready") return { id: row.id, name, size: row.size, held: row.heldAt !== null };
  if (row.received !== row.size) refuse("files", "file_broken_off", { name });
  const bytes = stagedBytes(ctx, { uploadId: row.id, contentId: row.contentId, size: row.size });
  const judged = await judgeFile(bytes);
  if ("refused" in judged) return refuseAway(ctx, row, judged.refused, name);
  const scan = ctx.ports.files?.scan;
  const answer = scan ? await scan.scan(bytes.pieces()) : "clean";
  if (answer === "found") {
    await recordRefused(ctx, row.id);
    return refuseAway(ctx, row, "file_infected", name);
  }
  const heldAt = answer === "clean" ? null : ctx.now;
  const made = await madeOf(ctx, row, judged.kind, bytes);
  if ("refused" in made) return refuseAway(ctx, row, made.refused, name);
  const kept = keptName(name, made.mediaType);
  const sealedMeta = await sealUploadMeta(ctx, row.id, { name: kept, sha256: made.sha256 });
  const { contentId, size, mediaType, sealedThumbnail } = made;
  await ctx.db.write(async (tx) => {
    const ready = { id: row.id, contentId, size, mediaType, sealedThumbnail, sealedMeta, heldAt };
    const first = await makeReady(tx, { ...ready, now: ctx.now });
    // Of the two, what the upload does not name is of no more use.
    if (contentId !== row.id) await removeChunks(tx, [first ? row.id : contentId]);
  });
  const standing = await ownUpload(ctx, row.id);
  return { id: row.id, name: kept, size: standing.size, held: standing.heldAt !== null };
}

/** What is refused is not kept until somebody sweeps it. */
async function refuseAway(ctx: StaffCtx, row: UploadRow, key: string, name: string): Promise<never> {
  await ctx.db.write(async (tx) => {
    if (await removeUpload(tx, { id: row.id, accountId: ctx.actor.accountId }))
      await enqueue(tx, [{ kind: "destroy-content-key", subjectId: row.id, availableAt: ctx.now }]);
  });
  return refuse("files", key, { name });
}

const recordRefused = (ctx: StaffCtx, uploadId: string) =>
  ctx.db.write((tx) =>
    record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground: "scanner",
      event: { kind: "upload.refused", uploadId },
    }),
  );

interface Made {
  contentId: string;
  mediaType: AcceptedKind;
  size: number;
  sha256: string;
  sealedThumbnail: Uint8Array | null;
}

async function madeOf(
  ctx: StaffCtx,
  row: UploadRow,
  kind: IncomingKind,
  bytes: FileBytes,
): Promise<Made | { refused: string }> {
  if (isPicture(kind)) return pictureOf(ctx, row, kind, bytes);
  const hash = createHash("sha256");
  for await (const piece of bytes.pieces()) hash.update(piece);
  const { size } = row;
  return { contentId: row.id, mediaType: kind, size, sha256: hash.digest("hex"), sealedThumbnail: null };
}

async function pictureOf(
  ctx: StaffCtx,
  row: UploadRow,
  kind: PictureKind,
  bytes: FileBytes,
): Promise<Made | { refused: string }> {
  const contentId = randomUUID();
  const bounds = { maxBytes: limitsOf(ctx).fileBytes };
  const made = await cleanPicture({ kind, pieces: bytes.pieces(), bounds }, async (picture) => {
    const hash = createHash("sha256");
    async function* hashed() {
      for await (const piece of picture.pieces) {
        hash.update(piece);
        yield piece;
      }
    }
    await stagePieces(ctx, {
      uploadId: row.id,
      contentId,
      from: 0,
      now: ctx.now,
      content: hashed(),
      isLast: (offset) => offset === picture.size,
      written: async () => {},
    });
    const { owner, place } = uploadThumbnailPlace(row.id);
    const sealedThumbnail = await ctx.vault.seal(owner, place, picture.thumbnail);
    const { mediaType, size } = picture;
    return { contentId, mediaType, size, sha256: hash.digest("hex"), sealedThumbnail };
  });
  if ("taken" in made) return made.taken;
  await ctx.db.write((tx) => removeChunks(tx, [contentId]));
  return made;
}

/** For the words of what a form takes: whole megabytes. */
export const limitsInWords = (ctx: StaffCtx) => {
  const { fileBytes, concernBytes } = limitsOf(ctx);
  return { file: megabytes(fileBytes), all: megabytes(concernBytes) };
};
