// Writes of concerns. Versions are inserted, never changed.
import { randomUUID } from "node:crypto";
import { and, eq, inArray, or } from "drizzle-orm";
import type { Queries } from "./database";
import { leaveOccasion } from "./occasion.server";
import { attachment, attachmentChunk, concern, concernLink, concernVersion } from "./schema/concern.server";
import { attachmentThumbnail } from "./schema/upload.server";
import { type NewAttachment, takeInAttachment } from "./upload.server";

type Priority = (typeof concern.$inferSelect)["priority"];
type Circle = (typeof concern.$inferSelect)["circle"];
type LinkKind = (typeof concernLink.$inferSelect)["kind"];

/** A file that lies sealed for its attachment; what the note says too is left out. */
export type TakenFile = Pick<
  NewAttachment,
  "id" | "mediaType" | "size" | "sealedMeta" | "sealedThumbnail" | "heldAt" | "chunks"
>;

export interface NewConcern {
  id: string;
  authorityId: string;
  secrecyArea: string;
  pupilId: string;
  authorId: string;
  circle: Circle;
  priority: Priority;
  category: string;
  occurredAt: Date;
  sealedText: Uint8Array;
  sealedBodyMap?: Uint8Array | null;
  /** The quick signal that made it. */
  signal?: { item: string; version: number } | null;
  now: Date;
  files: TakenFile[];
  linkTo: string | null;
  linkKind?: LinkKind;
}

export async function insertConcern(tx: Queries, input: NewConcern): Promise<void> {
  const { id, authorityId, secrecyArea, pupilId, authorId, circle, priority, category, occurredAt, now } =
    input;
  await tx.insert(concern).values({
    id,
    authorityId,
    secrecyArea,
    pupilId,
    authorId,
    circle,
    status: "active",
    priority,
    category,
    occurredAt,
    createdAt: now,
    signalItem: input.signal?.item ?? null,
    signalVersion: input.signal?.version ?? null,
    version: 1,
  });
  await tx.insert(concernVersion).values({
    concernId: id,
    version: 1,
    sealedText: input.sealedText,
    sealedBodyMap: input.sealedBodyMap ?? null,
    priority,
    category,
    circle,
    occurredAt,
    createdAt: now,
    createdBy: authorId,
  });
  for (const [position, file] of input.files.entries())
    await takeInAttachment(tx, {
      ...file,
      position,
      ...{ authorityId, secrecyArea, pupilId, concernId: id, addedBy: authorId, createdAt: now },
    });
  if (input.linkTo) {
    const kind = input.linkKind ?? "same_matter";
    await insertLink(tx, { pupilId, fromId: id, toId: input.linkTo, kind, createdBy: authorId, now });
  }
}

export async function insertLink(
  tx: Queries,
  input: { pupilId: string; fromId: string; toId: string; kind: LinkKind; createdBy: string; now: Date },
): Promise<void> {
  const { now, ...link } = input;
  await tx
    .insert(concernLink)
    .values({ id: randomUUID(), ...link, createdAt: now })
    .onConflictDoNothing();
}

/** Adds a version where `from` is still the current one; false where somebody was before. */
export async function addVersion(
  tx: Queries,
  input: {
    id: string;
    from: number;
    sealedText: Uint8Array;
    sealedBodyMap: Uint8Array | null;
    priority: Priority;
    category: string;
    circle: Circle;
    secrecyArea: string;
    occurredAt: Date;
    by: string;
    now: Date;
  },
): Promise<boolean> {
  const { id, from, priority, category, circle, occurredAt, now } = input;
  const moved = await tx
    .update(concern)
    .set({ priority, category, circle, occurredAt, secrecyArea: input.secrecyArea, version: from + 1 })
    .where(and(eq(concern.id, id), eq(concern.version, from), eq(concern.status, "active")))
    .returning({ id: concern.id });
  if (moved.length === 0) return false;
  await tx.insert(concernVersion).values({
    concernId: id,
    version: from + 1,
    sealedText: input.sealedText,
    sealedBodyMap: input.sealedBodyMap,
    priority,
    category,
    circle,
    occurredAt,
    createdAt: now,
    createdBy: input.by,
  });
  return true;
}

export async function markWithdrawn(
  tx: Queries,
  input: { id: string; version: number; sealedWithdrawal: Uint8Array; now: Date },
): Promise<boolean> {
  const rows = await tx
    .update(concern)
    .set({ status: "withdrawn", withdrawnAt: input.now, sealedWithdrawal: input.sealedWithdrawal })
    .where(and(eq(concern.id, input.id), eq(concern.version, input.version), eq(concern.status, "active")))
    .returning({ id: concern.id });
  return rows.length > 0;
}

export async function markHandled(
  tx: Queries,
  input: { id: string; handledAt: Date | null; handledBy: string | null },
): Promise<void> {
  await tx
    .update(concern)
    .set({ handledAt: input.handledAt, handledBy: input.handledBy })
    .where(eq(concern.id, input.id));
}

/** Removes attachments with their chunks; gives their ids, whose keys the caller destroys after the commit. */
export async function removeAttachments(
  tx: Queries,
  by: { concernId: string } | { id: string },
): Promise<string[]> {
  const rows = await tx
    .select({ id: attachment.id })
    .from(attachment)
    .where("id" in by ? eq(attachment.id, by.id) : eq(attachment.concernId, by.concernId));
  const ids = rows.map((r) => r.id);
  if (ids.length === 0) return [];
  await tx.delete(attachmentThumbnail).where(inArray(attachmentThumbnail.attachmentId, ids));
  await tx.delete(attachmentChunk).where(inArray(attachmentChunk.attachmentId, ids));
  await tx.delete(attachment).where(inArray(attachment.id, ids));
  return ids;
}

/** Deletes the concern where `version` is still current and nothing refers to it. */
export async function removeConcern(tx: Queries, input: { id: string; version: number }): Promise<boolean> {
  const [row] = await tx
    .select({ version: concern.version })
    .from(concern)
    .where(and(eq(concern.id, input.id), eq(concern.version, input.version)));
  if (!row) return false;
  await tx.delete(concernLink).where(or(eq(concernLink.fromId, input.id), eq(concernLink.toId, input.id)));
  await leaveOccasion(tx, input.id);
  await tx.delete(concernVersion).where(eq(concernVersion.concernId, input.id));
  await tx.delete(concern).where(eq(concern.id, input.id));
  return true;
}
