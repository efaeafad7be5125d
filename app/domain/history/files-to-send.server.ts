// The files that go with a pupil's notes to another school. Which ones is the deciding principal's choice: a note's with the note
// where they are not unticked, those on no note one by one. Decides what may never go: what waits for the virus scanner,
// what is deleted, what is student health's own. Each is opened and sealed anew under the receiving pupil's key, a piece at
// a time, before the decision's transaction, which takes all of them or none; what a broken-off decision leaves is swept
// as what no form took (sweep-uploads). No policy: the use case has asked. Source: decision 0038.
// audit: none here; the use case records what went.
import { createHash, randomUUID } from "node:crypto";
import type { StaffCtx } from "~/access/context.server";
import { VaultError } from "~/vault/vault-error";
import { chunksOf, filesOfPupil, thumbnailOf } from "~db/attachment.server";
import { attachmentsOf } from "~db/concern.server";
import type { Queries } from "~db/database";
import {
  addHistoryChunks,
  beginHistoryFile,
  dropHistoryFiles,
  pupilsAttachments,
  takeInHistoryFile,
} from "~db/history-file.server";
import { enqueue } from "~db/outbox.server";
import { limitsOf } from "../attachment/own-upload.server";
import { thumbnailPlace } from "../attachment/places";
import { sealAhead } from "../attachment/seal-ahead.server";
import { openAttachmentMeta } from "../concern/attachment-names";
import { megabytes } from "../concern/file-rules";
import { attachmentPlace } from "../concern/seal-concern";
import { refuse } from "../refusal";
import { historyFilePlace, historyThumbnailPlace, type SentFile } from "./content";

/** As much at a time as one account may have on its way in. */
const formsTogether = 2;

const schoolsOwn = { circles: ["pupil"] as const, ownId: "" };

/** What of files there is to choose from: on the notes, and on none. */
export async function filesToChoose(
  ctx: StaffCtx,
  { pupilId, noteIds }: { pupilId: string; noteIds: string[] },
) {
  const onNotes = await attachmentsOf(ctx.db.read, noteIds);
  const onNone = await filesOfPupil(ctx.db.read, pupilId, schoolsOwn);
  const rows = [...onNotes, ...onNone];
  const metas = await openAttachmentMeta(ctx.vault, rows);
  const shown = rows.map(({ id, size, heldAt }, i) => ({
    id,
    name: metas[i]?.title ?? metas[i]?.name ?? "",
    size,
    held: heldAt !== null,
  }));
  return {
    of: (noteId: string) => shown.filter((_, i) => onNotes[i]?.concernId === noteId),
    loose: shown.slice(onNotes.length),
  };
}

interface Chosen {
  pupilId: string;
  toPupilId: string;
  of: { authorityId: string; transferId: string };
  /** All notes that the page offered, and those that go. */
  offeredIds: string[];
  noteIds: string[];
  fileIds: readonly string[];
}

export interface FileToSend {
  /** The old school's attachment, and its note. */
  from: { id: string; concernId: string | null };
  file: SentFile;
  sealed: { id: string; sealedThumbnail: Uint8Array | null; chunks: number };
}

type Row = Awaited<ReturnType<typeof pupilsAttachments>>[number];

/** The chosen ones sealed for the receiver, in the order in which they were added. Throws Refusal beside `entryIds`. */
export async function sealFiles(ctx: StaffCtx, chosen: Chosen): Promise<FileToSend[]> {
  const rows = await chosenRows(ctx, chosen);
  const limit = formsTogether * limitsOf(ctx).concernBytes;
  if (rows.reduce((sum, row) => sum + row.size, 0) > limit)
    refuse("entryIds", "files_too_large", { limit: megabytes(limit) });
  const sealed: FileToSend[] = [];
  try {
    for (const row of rows) sealed.push(await sealForReceiver(ctx, row, chosen));
  } catch (error) {
    await leaveFiles(ctx, sealed);
    throw error;
  }
  return sealed;
}

async function chosenRows(ctx: StaffCtx, { pupilId, offeredIds, noteIds, fileIds }: Chosen): Promise<Row[]> {
  const ids = [...new Set(fileIds)];
  const rows = await pupilsAttachments(ctx.db.read, { pupilId, ids });
  const known = rows.filter((row) => mayGo(row, new Set(offeredIds)));
  // Deleted since the page was opened, or never there to choose.
  if (known.length < ids.length) refuse("entryIds", "version_old");
  const going = known.filter((row) => row.concernId === null || noteIds.includes(row.concernId));
  if (going.some((row) => row.heldAt)) refuse("entryIds", "file_held");
  return going;
}

/** A file on a note goes by its note's circle; one on none by its own. */
const mayGo = (row: Row, offered: ReadonlySet<string>) =>
  row.concernId === null ? row.secrecyArea === "school" : offered.has(row.concernId);

async function sealForReceiver(
  ctx: StaffCtx,
  row: Row,
  { toPupilId, of }: Pick<Chosen, "toPupilId" | "of">,
): Promise<FileToSend> {
  const [meta] = await openAttachmentMeta(ctx.vault, [row]);
  const { name = "", title } = meta ?? {};
  const id = randomUUID();
  const { owner, place } = historyFilePlace(id);
  await ctx.vault.ensureKey(owner, { kind: "pupil", id: toPupilId });
  const hash = createHash("sha256");
  const from = attachmentPlace(row.id);
  async function* read() {
    for await (const piece of ctx.vault.openChunks(from.owner, from.place, chunksOf(ctx.db.read, row.id))) {
      hash.update(piece);
      yield piece;
    }
  }
  try {
    const { mediaType, size } = row;
    await ctx.db.write((tx) => beginHistoryFile(tx, { id, ...of, mediaType, size, sealedAt: ctx.now }));
    // Where they stay: the decision is made in a moment, however large the files are.
    const chunks = await sealAhead(ctx, {
      ...{ id, owner, place, content: read() },
      into: (tx, rows) =>
        addHistoryChunks(
          tx,
          rows.map(({ position, sealed }) => ({ fileId: id, position, sealed })),
        ),
    });
    const sha256 = hash.digest("hex");
    if (sha256 !== meta?.sha256) refuse("entryIds", "file_unreadable", { name: title ?? name });
    const small = await thumbnailOf(ctx.db.read, row.id);
    const at = thumbnailPlace(row.id);
    const picture = small && (await ctx.vault.open(at.owner, at.place, small));
    const sealedThumbnail =
      picture && (await ctx.vault.seal(owner, historyThumbnailPlace(id).place, picture));
    return {
      from: { id: row.id, concernId: row.concernId },
      file: { id, name, ...(title === undefined ? {} : { title }), mediaType, size, sha256 },
      sealed: { id, sealedThumbnail, chunks },
    };
  } catch (error) {
    await leave(ctx, [id]);
    // Its key is destroyed, or a chunk is gone or altered: a damaged file is not sent, and does not hold the rest back.
    if (error instanceof VaultError) refuse("entryIds", "file_unreadable", { name: title ?? name });
    throw error;
  }
}

/** In the decision's transaction: the files still stand as they were chosen, and are the transfer's from now on. */
export async function takeInFiles(
  tx: Queries,
  { files, pupilId, of }: { files: readonly FileToSend[]; pupilId: string; of: { transferId: string } },
): Promise<void> {
  const rows = await pupilsAttachments(tx, { pupilId, ids: files.map(({ from }) => from.id) });
  const standing = new Map(rows.map((row) => [row.id, row]));
  for (const { from, sealed } of files) {
    const row = standing.get(from.id);
    if (!row || row.heldAt || row.concernId !== from.concernId) refuse("entryIds", "version_old");
    await takeInHistoryFile(tx, { ...sealed, transferId: of.transferId });
  }
}

/** What was sealed for a decision that was not made: gone at once, keys too. */
export const leaveFiles = (ctx: StaffCtx, files: readonly FileToSend[]) =>
  leave(
    ctx,
    files.map(({ file }) => file.id),
  );

async function leave(ctx: StaffCtx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await ctx.db.write(async (tx) => {
    // Never of a decision that was made after all, though nobody was told.
    const left = await dropHistoryFiles(tx, { ids });
    await enqueue(
      tx,
      left.map((subjectId) => ({ kind: "destroy-content-key", subjectId, availableAt: ctx.now })),
    );
  });
}
