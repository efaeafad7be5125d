// Queries on the files that go from one school to another with a pupil's notes: the old school's that may go, and the copies.
import { and, count, eq, getTableColumns, inArray, isNotNull } from "drizzle-orm";
import { asAdded } from "./concern.server";
import type { Queries } from "./database";
import { attachment } from "./schema/concern.server";
import { historyFile, historyFileChunk } from "./schema/history.server";
import { uploadChunk } from "./schema/upload.server";

/** Of these the pupil's own, in the order in which they were added; the caller judges whether they may go. */
export async function pupilsAttachments(q: Queries, { pupilId, ids }: { pupilId: string; ids: string[] }) {
  if (ids.length === 0) return [];
  return q
    .select()
    .from(attachment)
    .where(and(eq(attachment.pupilId, pupilId), inArray(attachment.id, ids)))
    .orderBy(...asAdded);
}

export interface NewHistoryFile {
  id: string;
  authorityId: string;
  transferId: string;
  mediaType: string;
  size: number;
  sealedThumbnail: Uint8Array | null;
  /** How many it was sealed into: they lie among the uploads' under the file's id. */
  chunks: number;
}

/** Throws where chunks are gone: then nothing goes. */
export async function takeInHistoryFile(tx: Queries, file: NewHistoryFile): Promise<void> {
  const { chunks, ...row } = file;
  const ofFile = eq(uploadChunk.contentId, row.id);
  const [there] = await tx.select({ n: count() }).from(uploadChunk).where(ofFile);
  if (there?.n !== chunks) throw new Error("a file on its way to another school is not whole");
  await tx.insert(historyFile).values(row);
  const { contentId, position, sealed } = getTableColumns(uploadChunk);
  await tx
    .insert(historyFileChunk)
    .select(tx.select({ fileId: contentId, position, sealed }).from(uploadChunk).where(ofFile));
  await tx.delete(uploadChunk).where(ofFile);
}

export async function findHistoryFile(q: Queries, of: { id: string; transferId: string }) {
  const [row] = await q
    .select()
    .from(historyFile)
    .where(and(eq(historyFile.id, of.id), eq(historyFile.transferId, of.transferId)));
  return row ?? null;
}

export async function takenHistoryFiles(q: Queries, ids: readonly string[]): Promise<Set<string>> {
  const rows = await q
    .select({ id: historyFile.id })
    .from(historyFile)
    .where(inArray(historyFile.id, [...ids]));
  return new Set(rows.map((row) => row.id));
}

/** Of a transfer's files, those that there is a small picture of. */
export async function picturedHistoryFiles(q: Queries, transferId: string): Promise<Set<string>> {
  const rows = await q
    .select({ id: historyFile.id })
    .from(historyFile)
    .where(and(eq(historyFile.transferId, transferId), isNotNull(historyFile.sealedThumbnail)));
  return new Set(rows.map((row) => row.id));
}

export async function* historyChunksOf(q: Queries, fileId: string): AsyncIterable<Uint8Array> {
  for (let position = 0; ; position += 1) {
    const [row] = await q
      .select({ sealed: historyFileChunk.sealed })
      .from(historyFileChunk)
      .where(and(eq(historyFileChunk.fileId, fileId), eq(historyFileChunk.position, position)));
    if (!row) return;
    yield row.sealed;
  }
}
