// Queries on matters (ärenden) and which notes are in them. Who may see one is the caller's question to the policy.
import {
  and,
  asc,
  eq,
  exists,
  gt,
  inArray,
  isNotNull,
  isNull,
  lt,
  lte,
  ne,
  or,
  type SQL,
  sql,
} from "drizzle-orm";
import type { Queries } from "./database";
import { activeAt } from "./grant.server";
import { concern } from "./schema/concern.server";
import { accessGrant } from "./schema/grant.server";
import { matter, matterEntry } from "./schema/matter.server";
import { pupil } from "./schema/school.server";

export async function findMatter(q: Queries, id: string) {
  const [row] = await q.select().from(matter).where(eq(matter.id, id));
  return row ?? null;
}

export async function insertMatter(
  tx: Queries,
  row: typeof matter.$inferInsert,
  concernIds: readonly string[],
): Promise<void> {
  await tx.insert(matter).values(row);
  await addMatterEntries(tx, { matterId: row.id, concernIds, by: row.createdBy, now: row.createdAt });
}

export async function addMatterEntries(
  tx: Queries,
  input: { matterId: string; concernIds: readonly string[]; by: string; now: Date },
): Promise<void> {
  const { matterId, concernIds, by, now } = input;
  if (concernIds.length === 0) return;
  await tx
    .insert(matterEntry)
    .values(concernIds.map((concernId) => ({ matterId, concernId, addedBy: by, addedAt: now })))
    .onConflictDoNothing();
}

export async function removeMatterEntries(
  tx: Queries,
  input: { matterId: string; concernIds: readonly string[] },
): Promise<void> {
  if (input.concernIds.length === 0) return;
  await tx
    .delete(matterEntry)
    .where(
      and(eq(matterEntry.matterId, input.matterId), inArray(matterEntry.concernId, [...input.concernIds])),
    );
}

/** False where somebody was before. */
export async function writeMatter(
  tx: Queries,
  input: { id: string; version: number; set: Partial<typeof matter.$inferInsert> },
): Promise<boolean> {
  const rows = await tx
    .update(matter)
    .set({ ...input.set, version: input.version + 1 })
    .where(and(eq(matter.id, input.id), eq(matter.version, input.version)))
    .returning({ id: matter.id });
  return rows.length > 0;
}

/** The notes in these matters, with what the policy must be told of each. */
export async function entriesOfMatters(q: Queries, matterIds: readonly string[]) {
  if (matterIds.length === 0) return [];
  return q
    .select({
      matterId: matterEntry.matterId,
      concernId: concern.id,
      authorId: concern.authorId,
      circle: concern.circle,
    })
    .from(matterEntry)
    .innerJoin(concern, eq(concern.id, matterEntry.concernId))
    .where(inArray(matterEntry.matterId, [...matterIds]));
}

export async function mattersOfPupil(q: Queries, pupilId: string) {
  return q.select().from(matter).where(eq(matter.pupilId, pupilId)).orderBy(asc(matter.createdAt), matter.id);
}

/** Of these notes of the pupil, what the policy must be told, and whether they still stand. */
export async function concernsToFollow(
  q: Queries,
  input: { pupilId: string; concernIds: readonly string[] },
) {
  if (input.concernIds.length === 0) return [];
  return q
    .select({
      id: concern.id,
      authorId: concern.authorId,
      circle: concern.circle,
      status: concern.status,
    })
    .from(concern)
    .where(and(eq(concern.pupilId, input.pupilId), inArray(concern.id, [...input.concernIds])));
}

async function dated(q: Queries, which: SQL | undefined) {
  const rows = await q
    .select({
      id: matter.id,
      pupilId: matter.pupilId,
      circle: matter.circle,
      nextOn: matter.nextOn,
      createdBy: matter.createdBy,
      createdAt: matter.createdAt,
      schoolUnitId: pupil.schoolUnitId,
      givenName: pupil.givenName,
      familyName: pupil.familyName,
      protection: pupil.protection,
    })
    .from(matter)
    .innerJoin(pupil, eq(pupil.id, matter.pupilId))
    .where(and(ne(matter.status, "closed"), isNotNull(matter.nextOn), which))
    .orderBy(asc(matter.nextOn), asc(matter.createdAt), asc(matter.id));
  return rows.flatMap(({ nextOn, ...row }) => (nextOn === null ? [] : [{ ...row, nextOn }]));
}

export type ListedMatter = Awaited<ReturnType<typeof dated>>[number];

/** With a next date, of pupils whom the account has now and who have not left. Who of those follows which is a rule's. */
export async function mattersDueFor(
  q: Queries,
  { accountId, now, today }: { accountId: string; now: Date; today: string },
): Promise<ListedMatter[]> {
  const has = q
    .select({ id: accessGrant.id })
    .from(accessGrant)
    .where(and(eq(accessGrant.accountId, accountId), eq(accessGrant.pupilId, matter.pupilId), activeAt(now)));
  return dated(q, and(exists(has), or(isNull(pupil.leftOn), gt(pupil.leftOn, today))));
}

/** Of those who have left these schools, what was not closed, with a date or without; of one circle (OSL 23:2). */
export async function mattersLeftAt(
  q: Queries,
  { unitIds, circle, today }: { unitIds: string[]; circle: "pupil" | "student_health"; today: string },
) {
  if (unitIds.length === 0) return [];
  return q
    .select({
      id: matter.id,
      pupilId: matter.pupilId,
      nextOn: matter.nextOn,
      givenName: pupil.givenName,
      familyName: pupil.familyName,
      protection: pupil.protection,
    })
    .from(matter)
    .innerJoin(pupil, eq(pupil.id, matter.pupilId))
    .where(
      and(
        ...[ne(matter.status, "closed"), eq(matter.circle, circle)],
        ...[inArray(pupil.schoolUnitId, unitIds), lte(pupil.leftOn, today)],
      ),
    )
    .orderBy(asc(sql`coalesce(${matter.nextOn}, '9999-12-31')`), asc(matter.createdAt), asc(matter.id));
}

/** Of these schools' pupils, what should have been looked at before the day; not the inner circle's (OSL 23:2). */
export async function mattersLateAt(
  q: Queries,
  { unitIds, before }: { unitIds: string[]; before: string },
): Promise<ListedMatter[]> {
  if (unitIds.length === 0) return [];
  return dated(
    q,
    and(
      ...[inArray(pupil.schoolUnitId, unitIds), or(isNull(pupil.leftOn), gt(pupil.leftOn, before))],
      ...[lt(matter.nextOn, before), eq(matter.circle, "pupil")],
    ),
  );
}
