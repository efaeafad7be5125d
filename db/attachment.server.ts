// Queries on attachments. Chunks are read one by one, so that a file never lies whole in memory.
import { and, asc, desc, eq, inArray, isNull, or } from "drizzle-orm";
import type { Queries } from "./database";
import { attachment, attachmentChunk } from "./schema/concern.server";
import { account } from "./schema/school.server";
import { attachmentThumbnail } from "./schema/upload.server";

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

export async function thumbnailOf(q: Queries, attachmentId: string): Promise<Uint8Array | null> {
  const [row] = await q
    .select({ sealed: attachmentThumbnail.sealed })
    .from(attachmentThumbnail)
    .where(eq(attachmentThumbnail.attachmentId, attachmentId));
  return row?.sealed ?? null;
}

/** Of these, the ones that there is a small picture of. */
export async function withThumbnail(q: Queries, attachmentIds: string[]): Promise<Set<string>> {
  if (attachmentIds.length === 0) return new Set();
  const rows = await q
    .select({ id: attachmentThumbnail.attachmentId })
    .from(attachmentThumbnail)
    .where(inArray(attachmentThumbnail.attachmentId, attachmentIds));
  return new Set(rows.map((row) => row.id));
}

/** False where it was let go, or removed, in the meantime. */
export async function releaseAttachment(tx: Queries, id: string): Promise<boolean> {
  const [row] = await tx.select().from(attachment).where(eq(attachment.id, id));
  if (!row?.heldAt) return false;
  await tx.update(attachment).set({ heldAt: null }).where(eq(attachment.id, id));
  return true;
}

/** The pupil's files on no note, within the circles that the reader may read, and her own. */
export async function filesOfPupil(
  q: Queries,
  pupilId: string,
  scope: { circles: readonly ("pupil" | "student_health")[]; ownId: string },
) {
  const areas = scope.circles.map((circle) => (circle === "pupil" ? "school" : circle));
  const own = eq(attachment.addedBy, scope.ownId);
  return q
    .select({
      id: attachment.id,
      pupilId: attachment.pupilId,
      secrecyArea: attachment.secrecyArea,
      size: attachment.size,
      addedBy: attachment.addedBy,
      addedByName: account.name,
      createdAt: attachment.createdAt,
      heldAt: attachment.heldAt,
      sealedMeta: attachment.sealedMeta,
    })
    .from(attachment)
    .innerJoin(account, eq(account.id, attachment.addedBy))
    .where(
      and(
        eq(attachment.pupilId, pupilId),
        isNull(attachment.concernId),
        areas.length > 0 ? or(inArray(attachment.secrecyArea, areas), own) : own,
      ),
    )
    .orderBy(desc(attachment.createdAt), asc(attachment.id));
}
