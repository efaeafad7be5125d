// Queries on attachments. Chunks are read one by one, so that a file never lies whole in memory.
import { and, count, eq } from "drizzle-orm";
import type { Queries } from "./database";
import { attachment, attachmentChunk } from "./schema/concern.server";
import { reportAttachment } from "./schema/report.server";

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

export async function attachmentInReport(q: Queries, id: string): Promise<boolean> {
  const [row] = await q
    .select({ n: count() })
    .from(reportAttachment)
    .where(eq(reportAttachment.attachmentId, id));
  return (row?.n ?? 0) > 0;
}
