// Queries on the files that go from one school to another with a pupil's notes: the old school's that may go, and the copies.
import { and, count, eq, inArray, isNotNull, lt } from "drizzle-orm";
import { asAdded } from "./concern.server";
import type { Queries } from "./database";
import { attachment } from "./schema/concern.server";
import { historyFile, historyFileChunk } from "./schema/history.server";

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
  sealedAt: Date;
}

/** A file that is being sealed for a decision: nobody is shown it, since no copy lists it. */
export async function beginHistoryFile(tx: Queries, file: NewHistoryFile): Promise<void> {
  await tx.insert(historyFile).values(file);
}

export async function addHistoryChunks(
  tx: Queries,
  rows: readonly (typeof historyFileChunk.$inferInsert)[],
): Promise<void> {
  if (rows.length > 0) await tx.insert(historyFileChunk).values([...rows]);
}

/** The file is the transfer's from now on. Throws where it or chunks of it are gone: then nothing goes. */
export async function takeInHistoryFile(
  tx: Queries,
  file: { id: string; transferId: string; sealedThumbnail: Uint8Array | null; chunks: number },
): Promise<void> {
  const ofFile = eq(historyFileChunk.fileId, file.id);
  const [there] = await tx.select({ n: count() }).from(historyFileChunk).where(ofFile);
  const taken = await tx
    .update(historyFile)
    .set({ sealedAt: null, sealedThumbnail: file.sealedThumbnail })
    .where(
      and(
        eq(historyFile.id, file.id),
        eq(historyFile.transferId, file.transferId),
        isNotNull(historyFile.sealedAt),
      ),
    )
    .returning({ id: historyFile.id });
  if (there?.n !== file.chunks || taken.length === 0)
    throw new Error("a file on its way to another school is not whole");
}

/** Of these, or of those sealed before, what no decision took; gives the ids whose keys the caller destroys. */
export async function dropHistoryFiles(
  tx: Queries,
  which: { ids: readonly string[] } | { before: Date },
): Promise<string[]> {
  const meant =
    "ids" in which ? inArray(historyFile.id, [...which.ids]) : lt(historyFile.sealedAt, which.before);
  const rows = await tx
    .select({ id: historyFile.id })
    .from(historyFile)
    .where(and(meant, isNotNull(historyFile.sealedAt)));
  const ids = rows.map((row) => row.id);
  if (ids.length === 0) return [];
  await tx.delete(historyFileChunk).where(inArray(historyFileChunk.fileId, ids));
  await tx.delete(historyFile).where(inArray(historyFile.id, ids));
  return ids;
}

export async function findHistoryFile(q: Queries, of: { id: string; transferId: string }) {
  const [row] = await q
    .select()
    .from(historyFile)
    .where(and(eq(historyFile.id, of.id), eq(historyFile.transferId, of.transferId)));
  return row ?? null;
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
