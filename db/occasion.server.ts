// One occasion, several pupils: which notes belong together. Who may read which is the caller's question to the policy.
import { and, eq, inArray, isNull, ne } from "drizzle-orm";
import type { Queries } from "./database";
import { concern } from "./schema/concern.server";
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
