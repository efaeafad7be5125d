// Files that came beside a received report, and those on their way in. Chunks are read and written one by one, so that a
// file never lies whole in memory.
import { and, asc, count, eq, getTableColumns, inArray, lt } from "drizzle-orm";
import type { Queries } from "./database";
import { incomingChunk, receivedAttachment, receivedAttachmentChunk } from "./schema/reception.server";

export type NewReceivedAttachment = typeof receivedAttachment.$inferInsert;

export async function addIncoming(tx: Queries, row: typeof incomingChunk.$inferInsert): Promise<void> {
  await tx.insert(incomingChunk).values(row);
}

/** What an attempt left that came to nothing. */
export async function removeIncoming(tx: Queries, attachmentIds: readonly string[]): Promise<void> {
  if (attachmentIds.length > 0)
    await tx.delete(incomingChunk).where(inArray(incomingChunk.attachmentId, [...attachmentIds]));
}

export async function removeIncomingBefore(tx: Queries, before: Date): Promise<void> {
  await tx.delete(incomingChunk).where(lt(incomingChunk.at, before));
}

/** Moves the files in to their report. Throws where chunks of them are gone: then nothing of the report is stored. */
export async function takeIn(
  tx: Queries,
  files: readonly (NewReceivedAttachment & { chunks: number })[],
): Promise<void> {
  for (const { chunks, ...row } of files) {
    const ofFile = eq(incomingChunk.attachmentId, row.id);
    const [there] = await tx.select({ n: count() }).from(incomingChunk).where(ofFile);
    if (there?.n !== chunks) throw new Error("a file on its way in is not whole");
    await tx.insert(receivedAttachment).values(row);
    const { attachmentId, position, sealed } = getTableColumns(incomingChunk);
    await tx
      .insert(receivedAttachmentChunk)
      .select(tx.select({ attachmentId, position, sealed }).from(incomingChunk).where(ofFile));
    await tx.delete(incomingChunk).where(ofFile);
  }
}

/** A report's files without their bytes, in the order in which its document lists them. */
export async function attachmentsOfReceived(q: Queries, receivedId: string) {
  return q
    .select()
    .from(receivedAttachment)
    .where(eq(receivedAttachment.receivedId, receivedId))
    .orderBy(asc(receivedAttachment.position));
}

export async function findReceivedAttachment(q: Queries, of: { receivedId: string; attachmentId: string }) {
  const [row] = await q
    .select()
    .from(receivedAttachment)
    .where(and(eq(receivedAttachment.id, of.attachmentId), eq(receivedAttachment.receivedId, of.receivedId)));
  return row ?? null;
}

export async function* receivedChunksOf(q: Queries, attachmentId: string): AsyncIterable<Uint8Array> {
  for (let position = 0; ; position += 1) {
    const [row] = await q
      .select({ sealed: receivedAttachmentChunk.sealed })
      .from(receivedAttachmentChunk)
      .where(
        and(
          eq(receivedAttachmentChunk.attachmentId, attachmentId),
          eq(receivedAttachmentChunk.position, position),
        ),
      );
    if (!row) return;
    yield row.sealed;
  }
}
