// One occasion, several pupils: which notes belong together. Who may read which is the caller's question to the policy.
import { and, asc, desc, eq, exists, gte, inArray, isNull, lte, ne, or } from "drizzle-orm";
import type { Queries } from "./database";
import { activeAt } from "./grant.server";
import { concern } from "./schema/concern.server";
import { accessGrant } from "./schema/grant.server";
import { occasionEntry } from "./schema/matter.server";
import { pupil } from "./schema/school.server";

/** What the policy must be told of pupils who were part of an occasion; those who have left are not among them. */
export async function pupilsOfOccasion(q: Queries, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return q
    .select({ id: pupil.id, authorityId: pupil.authorityId, schoolUnitId: pupil.schoolUnitId })
    .from(pupil)
    .where(and(inArray(pupil.id, [...ids]), isNull(pupil.leftOn)));
}

export async function insertOccasionEntries(
  tx: Queries,
  rows: readonly (typeof occasionEntry.$inferInsert)[],
): Promise<void> {
  if (rows.length > 0) await tx.insert(occasionEntry).values([...rows]);
}

/** The other notes of these notes' occasions, with what the policy must be told of each. */
export async function othersOfOccasions(q: Queries, concernIds: readonly string[]) {
  if (concernIds.length === 0) return [];
  const mine = await q
    .select({ concernId: occasionEntry.concernId, occasionId: occasionEntry.occasionId })
    .from(occasionEntry)
    .where(inArray(occasionEntry.concernId, [...concernIds]));
  const occasionIds = [...new Set(mine.map((m) => m.occasionId))];
  if (occasionIds.length === 0) return [];
  const all = await q
    .select({
      occasionId: occasionEntry.occasionId,
      concernId: concern.id,
      authorityId: concern.authorityId,
      authorId: concern.authorId,
      circle: concern.circle,
      status: concern.status,
      pupilId: pupil.id,
      schoolUnitId: pupil.schoolUnitId,
      givenName: pupil.givenName,
      familyName: pupil.familyName,
      protection: pupil.protection,
    })
    .from(occasionEntry)
    .innerJoin(concern, eq(concern.id, occasionEntry.concernId))
    .innerJoin(pupil, eq(pupil.id, concern.pupilId))
    .where(inArray(occasionEntry.occasionId, occasionIds));
  return mine.flatMap(({ concernId: ofId, occasionId }) =>
    all
      .filter((row) => row.occasionId === occasionId && row.concernId !== ofId)
      .map((row) => ({ ...row, ofId })),
  );
}

/** The note belongs to its occasion no more; the others of it go on belonging together. False where it did not. */
export async function leaveOccasion(tx: Queries, concernId: string): Promise<boolean> {
  const rows = await tx
    .delete(occasionEntry)
    .where(eq(occasionEntry.concernId, concernId))
    .returning({ occasionId: occasionEntry.occasionId });
  const [left] = rows;
  if (!left) return false;
  const rest = await tx
    .select({ concernId: occasionEntry.concernId })
    .from(occasionEntry)
    .where(and(eq(occasionEntry.occasionId, left.occasionId), ne(occasionEntry.concernId, concernId)));
  // An occasion of one is none.
  if (rest.length === 1) await tx.delete(occasionEntry).where(eq(occasionEntry.occasionId, left.occasionId));
  return true;
}

/** Which occasion each note is of, and who put it there. */
export async function occasionsOf(q: Queries, concernIds: readonly string[]) {
  const rows = await q
    .select({
      concernId: occasionEntry.concernId,
      occasionId: occasionEntry.occasionId,
      createdBy: occasionEntry.createdBy,
    })
    .from(occasionEntry)
    .where(inArray(occasionEntry.concernId, [...concernIds]));
  return new Map(rows.map((row) => [row.concernId, row]));
}

/** False where it belongs to one already. */
export async function placeInOccasion(tx: Queries, row: typeof occasionEntry.$inferInsert): Promise<boolean> {
  const placed = await tx
    .insert(occasionEntry)
    .values(row)
    .onConflictDoNothing()
    .returning({ concernId: occasionEntry.concernId });
  return placed.length > 0;
}

/** Two occasions turn out to be one; each note keeps who put it there. Gives those that were moved. */
export async function mergeOccasions(tx: Queries, { from, into }: { from: string; into: string }) {
  return tx
    .update(occasionEntry)
    .set({ occasionId: into })
    .where(eq(occasionEntry.occasionId, from))
    .returning({ concernId: occasionEntry.concernId, pupilId: occasionEntry.pupilId });
}

interface Offer {
  accountId: string;
  /** Where the account may read student health's own notes. */
  healthUnitIds: string[];
  /** Whose note it is to be tied to: hers are not offered. */
  pupilId: string;
  now: Date;
  from: Date;
  until: Date;
  /** What belongs to this one already is not offered. */
  occasionId: string;
  limit: number;
}

/**
 * Notes of these days about other pupils whom the account has now and may read, each once, the latest first; none of a
 * protected identity. What the policy must be told comes along: the limit counts only what it will allow.
 */
export async function offeredForOccasion(q: Queries, of: Offer) {
  const grants = q
    .select({ id: accessGrant.id })
    .from(accessGrant)
    .where(
      and(
        ...[eq(accessGrant.pupilId, concern.pupilId), eq(accessGrant.accountId, of.accountId)],
        activeAt(of.now),
      ),
    );
  const { healthUnitIds: own } = of;
  const inner = own.length > 0 && [eq(concern.circle, "student_health"), inArray(pupil.schoolUnitId, own)];
  return q
    .select({
      id: concern.id,
      pupilId: concern.pupilId,
      occurredAt: concern.occurredAt,
      category: concern.category,
      authorityId: concern.authorityId,
      authorId: concern.authorId,
      circle: concern.circle,
      schoolUnitId: pupil.schoolUnitId,
      givenName: pupil.givenName,
      familyName: pupil.familyName,
    })
    .from(concern)
    .innerJoin(pupil, eq(pupil.id, concern.pupilId))
    .leftJoin(occasionEntry, eq(occasionEntry.concernId, concern.id))
    .where(
      and(
        exists(grants),
        or(
          eq(concern.authorId, of.accountId),
          eq(concern.circle, "pupil"),
          ...(inner ? [and(...inner)] : []),
        ),
        ne(concern.pupilId, of.pupilId),
        eq(concern.status, "active"),
        eq(pupil.protection, "none"),
        gte(concern.occurredAt, of.from),
        lte(concern.occurredAt, of.until),
        or(isNull(occasionEntry.occasionId), ne(occasionEntry.occasionId, of.occasionId)),
      ),
    )
    .orderBy(desc(concern.occurredAt), asc(concern.id))
    .limit(of.limit);
}
