// Queries on files on their way in. A row is its uploader's alone: every query but the sweeper's asks for the account.
import { and, count, eq, getTableColumns, inArray, lt, notExists, or, sum } from "drizzle-orm";
import type { Queries } from "./database";
import { attachment, attachmentChunk, draft } from "./schema/concern.server";
import { attachmentThumbnail, upload, uploadChunk } from "./schema/upload.server";

export type UploadRow = typeof upload.$inferSelect;

export async function findUpload(
  q: Queries,
  of: { id: string; accountId: string },
): Promise<UploadRow | null> {
  const [row] = await q
    .select()
    .from(upload)
    .where(and(eq(upload.id, of.id), eq(upload.accountId, of.accountId)));
  return row ?? null;
}

export async function findUploads(
  q: Queries,
  of: { ids: readonly string[]; accountId: string },
): Promise<UploadRow[]> {
  if (of.ids.length === 0) return [];
  return q
    .select()
    .from(upload)
    .where(and(inArray(upload.id, [...of.ids]), eq(upload.accountId, of.accountId)));
}

/** What an account has under way, as it was said to be. */
export async function underWay(q: Queries, accountId: string): Promise<{ files: number; bytes: number }> {
  const [row] = await q
    .select({ files: count(), bytes: sum(upload.size) })
    .from(upload)
    .where(eq(upload.accountId, accountId));
  return { files: row?.files ?? 0, bytes: Number(row?.bytes ?? 0) };
}

export async function insertUpload(tx: Queries, row: typeof upload.$inferInsert): Promise<void> {
  await tx.insert(upload).values(row);
}

/** Moves the mark from where the sender believes it is; false where it is not there any longer. */
export async function advance(
  tx: Queries,
  input: { id: string; from: number; to: number; now: Date },
): Promise<boolean> {
  const moved = await tx
    .update(upload)
    .set({ received: input.to, touchedAt: input.now })
    .where(and(eq(upload.id, input.id), eq(upload.received, input.from), eq(upload.state, "receiving")))
    .returning({ id: upload.id });
  return moved.length > 0;
}

/** What came within a form is as long as it was when it ended. */
export async function resize(tx: Queries, { id, size }: { id: string; size: number }): Promise<void> {
  await tx
    .update(upload)
    .set({ size })
    .where(and(eq(upload.id, id), eq(upload.received, size), eq(upload.state, "receiving")));
}

/** False where it was made ready in the meantime, or is gone. */
export async function makeReady(
  tx: Queries,
  input: Pick<UploadRow, "id" | "contentId" | "size" | "sealedMeta" | "sealedThumbnail" | "heldAt"> & {
    mediaType: string;
    now: Date;
  },
): Promise<boolean> {
  const { id, now, ...ready } = input;
  const made = await tx
    .update(upload)
    .set({ ...ready, state: "ready", touchedAt: now })
    .where(and(eq(upload.id, id), eq(upload.state, "receiving")))
    .returning({ id: upload.id });
  return made.length > 0;
}

export async function addChunks(tx: Queries, rows: (typeof uploadChunk.$inferInsert)[]): Promise<void> {
  if (rows.length > 0) await tx.insert(uploadChunk).values(rows);
}

export async function chunkAt(q: Queries, contentId: string, position: number): Promise<Uint8Array | null> {
  const [row] = await q
    .select({ sealed: uploadChunk.sealed })
    .from(uploadChunk)
    .where(and(eq(uploadChunk.contentId, contentId), eq(uploadChunk.position, position)));
  return row?.sealed ?? null;
}

export async function removeChunks(tx: Queries, contentIds: readonly string[]): Promise<void> {
  if (contentIds.length > 0)
    await tx.delete(uploadChunk).where(inArray(uploadChunk.contentId, [...contentIds]));
}

/** The upload with its chunks; null where it is gone already. */
export async function removeUpload(
  tx: Queries,
  of: { id: string; accountId: string },
): Promise<UploadRow | null> {
  const [row] = await tx
    .delete(upload)
    .where(and(eq(upload.id, of.id), eq(upload.accountId, of.accountId)))
    .returning();
  if (row) await removeChunks(tx, [row.id, row.contentId]);
  return row ?? null;
}

const ofDraft = ({ accountId, draftId }: { accountId: string; draftId: string }) =>
  and(eq(upload.accountId, accountId), eq(upload.draftId, draftId));

/** They lie as long as the draft does. Of these ids the account's own alone. */
export async function tieToDraft(
  tx: Queries,
  of: { accountId: string; draftId: string; ids: readonly string[] },
): Promise<void> {
  if (of.ids.length === 0) return;
  await tx
    .update(upload)
    .set({ draftId: of.draftId })
    .where(and(eq(upload.accountId, of.accountId), inArray(upload.id, [...of.ids])));
}

/** With the draft: gives the ids whose keys the caller destroys. */
export async function removeUploadsOfDraft(
  tx: Queries,
  of: { accountId: string; draftId: string },
): Promise<string[]> {
  const rows = await tx
    .delete(upload)
    .where(ofDraft(of))
    .returning({ id: upload.id, contentId: upload.contentId });
  await removeChunks(
    tx,
    rows.flatMap((row) => [row.id, row.contentId]),
  );
  return rows.map((row) => row.id);
}

/** The draft that an upload is tied to. */
const holds = and(
  eq(draft.accountId, upload.accountId),
  eq(draft.kind, "concern"),
  eq(draft.subject, upload.draftId),
);
/** The upload that a chunk is of. */
const isOf = or(eq(upload.id, uploadChunk.contentId), eq(upload.contentId, uploadChunk.contentId));

/** How many have come whole for each draft. */
export async function filesOfDrafts(q: Queries, accountId: string): Promise<Map<string, number>> {
  const rows = await q
    .select({ draftId: upload.draftId, n: count() })
    .from(upload)
    .where(and(eq(upload.accountId, accountId), eq(upload.state, "ready")))
    .groupBy(upload.draftId);
  return new Map(rows.flatMap(({ draftId, n }) => (draftId === null ? [] : [[draftId, n] as const])));
}

/**
 * What no form has taken, and no draft holds: gives the ids whose keys the caller destroys. None lives twice as long as it may
 * lie, so that chunks of no upload which are older still belong to nothing.
 */
export async function removeUploadsBefore(
  tx: Queries,
  { untouched, made }: { untouched: Date; made: Date },
): Promise<string[]> {
  const rows = await tx
    .delete(upload)
    .where(
      and(
        or(lt(upload.touchedAt, untouched), lt(upload.createdAt, made)),
        notExists(tx.select({ id: draft.subject }).from(draft).where(holds)),
      ),
    )
    .returning({ id: upload.id, contentId: upload.contentId });
  await removeChunks(
    tx,
    rows.flatMap((row) => [row.id, row.contentId]),
  );
  // Sealed for a form that failed, under keys that were made for it.
  const left = await tx
    .delete(uploadChunk)
    .where(and(lt(uploadChunk.at, made), notExists(tx.select({ id: upload.id }).from(upload).where(isOf))))
    .returning({ contentId: uploadChunk.contentId });
  return [...new Set([...rows.map((row) => row.id), ...left.map((chunk) => chunk.contentId)])];
}

export interface NewAttachment {
  id: string;
  authorityId: string;
  secrecyArea: string;
  pupilId: string;
  concernId: string | null;
  addedBy: string;
  mediaType: string;
  size: number;
  sealedMeta: Uint8Array;
  sealedThumbnail: Uint8Array | null;
  heldAt: Date | null;
  createdAt: Date;
  /** Among the files of the same form. */
  position?: number;
  /** How many the file was sealed into: they lie among the uploads' under the attachment's id. */
  chunks: number;
}

/** Makes an attachment of what was sealed for it. Throws where chunks of it are gone: then nothing is stored. */
export async function takeInAttachment(tx: Queries, file: NewAttachment): Promise<void> {
  const { chunks, sealedThumbnail, ...row } = file;
  const ofFile = eq(uploadChunk.contentId, row.id);
  const [there] = await tx.select({ n: count() }).from(uploadChunk).where(ofFile);
  if (there?.n !== chunks) throw new Error("a file on its way in is not whole");
  await tx.insert(attachment).values(row);
  const { contentId, position, sealed } = getTableColumns(uploadChunk);
  await tx
    .insert(attachmentChunk)
    .select(tx.select({ attachmentId: contentId, position, sealed }).from(uploadChunk).where(ofFile));
  if (sealedThumbnail)
    await tx.insert(attachmentThumbnail).values({ attachmentId: row.id, sealed: sealedThumbnail });
  await tx.delete(uploadChunk).where(ofFile);
}
