// Queries on attachments. Chunks are read one by one, so that a file never lies whole in memory.
import { and, eq } from "drizzle-orm";
import type { Queries } from "./database";
import { attachment, attachmentChunk } from "./schema/concern.server";

export async function findAttachment(q: Queries, id: string) {
  const [row] = await q.select().from(attachment).where(eq(attachment.id, id));
  return row ?? null;
}

export async function* chunksOf(q: Queries, attachmentId: string): AsyncIterable<Uint8Array> {
  for (let position = 0; ; position += 1) {
    const [row] = await q
      .select({ sealed: attachmentChunk.sealed })
      .from(attachmentChunk)
      .where(and(eq(attachmentChunk.attachmentId, attachmentId), eq(attachmentChunk.position, position)));
    if (!row) return;
    yield row.sealed;
  }
}
