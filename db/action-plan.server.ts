// Action plans: the working text, its measures, the entries it is made out of. Finished versions, signatures and links
// stand in action-plan-signing.
import { and, asc, desc, eq, inArray, isNull, lt } from "drizzle-orm";
import type { Queries } from "./database";
import { activeAt } from "./grant.server";
import {
  actionPlan,
  actionPlanDocument,
  actionPlanEntry,
  actionPlanField,
  actionPlanMeasure,
} from "./schema/action-plan.server";
import { concern, concernVersion } from "./schema/concern.server";
import { accessGrant } from "./schema/grant.server";
import { account, pupil } from "./schema/school.server";

export type PlanRow = typeof actionPlan.$inferSelect;
export type MeasureRow = typeof actionPlanMeasure.$inferSelect;

export async function findPlan(q: Queries, id: string): Promise<PlanRow | null> {
  const [row] = await q.select().from(actionPlan).where(eq(actionPlan.id, id));
  return row ?? null;
}

/** The newest first. */
export async function plansOfPupil(q: Queries, pupilId: string): Promise<PlanRow[]> {
  return q
    .select()
    .from(actionPlan)
    .where(eq(actionPlan.pupilId, pupilId))
    .orderBy(desc(actionPlan.createdAt), desc(actionPlan.id));
}

export async function insertPlan(tx: Queries, row: typeof actionPlan.$inferInsert): Promise<void> {
  await tx.insert(actionPlan).values(row);
}

/** False where somebody closed or opened it meanwhile. */
export async function movePlan(
  tx: Queries,
  { id, version, ...to }: Pick<PlanRow, "id" | "version" | "status" | "closedBy" | "closedAt">,
): Promise<boolean> {
  const rows = await tx
    .update(actionPlan)
    .set({ ...to, version: version + 1 })
    .where(and(eq(actionPlan.id, id), eq(actionPlan.version, version)))
    .returning({ id: actionPlan.id });
  return rows.length > 0;
}

export async function fieldsOfPlan(q: Queries, planId: string) {
  return q
    .select({
      field: actionPlanField.field,
      sealedValue: actionPlanField.sealedValue,
      version: actionPlanField.version,
      updatedAt: actionPlanField.updatedAt,
      byName: account.name,
    })
    .from(actionPlanField)
    .innerJoin(account, eq(account.id, actionPlanField.updatedBy))
    .where(eq(actionPlanField.planId, planId))
    .orderBy(asc(actionPlanField.field));
}

/** What is written in several plans, sealed. */
export async function fieldsOfPlans(q: Queries, planIds: string[]) {
  if (planIds.length === 0) return [];
  const { planId, field, sealedValue, version } = actionPlanField;
  return q
    .select({ planId, field, sealedValue, version })
    .from(actionPlanField)
    .where(inArray(planId, planIds));
}

/** The sealed dates of follow-up, of those plans that have one. */
export async function followUpDates(q: Queries, planIds: string[]) {
  if (planIds.length === 0) return [];
  const { planId, sealedValue, version, field } = actionPlanField;
  return q
    .select({ planId, sealedValue, version })
    .from(actionPlanField)
    .where(and(inArray(planId, planIds), eq(field, "followUpOn")));
}

/** False where somebody has written the field since `version`; 0 where it had never been written. */
export async function writePlanField(
  tx: Queries,
  { version, ...row }: Omit<typeof actionPlanField.$inferInsert, "version"> & { version: number },
): Promise<boolean> {
  const next = { ...row, version: version + 1 };
  const rows =
    version === 0
      ? await tx.insert(actionPlanField).values(next).onConflictDoNothing().returning()
      : await tx
          .update(actionPlanField)
          .set(next)
          .where(
            and(
              eq(actionPlanField.planId, row.planId),
              eq(actionPlanField.field, row.field),
              eq(actionPlanField.version, version),
            ),
          )
          .returning();
  return rows.length > 0;
}

/** Of one plan or of several, in their own order; what was taken away is not among them. */
export async function measuresOfPlans(q: Queries, planIds: string[]) {
  if (planIds.length === 0) return [];
  const rows = await q
    .select({ measure: actionPlanMeasure, byName: account.name })
    .from(actionPlanMeasure)
    .innerJoin(account, eq(account.id, actionPlanMeasure.updatedBy))
    .where(and(inArray(actionPlanMeasure.planId, planIds), isNull(actionPlanMeasure.removedAt)))
    .orderBy(asc(actionPlanMeasure.planId), asc(actionPlanMeasure.position), asc(actionPlanMeasure.id));
  return rows.map(({ measure, byName }) => ({ ...measure, byName }));
}

export async function findMeasure(q: Queries, id: string): Promise<MeasureRow | null> {
  const [row] = await q.select().from(actionPlanMeasure).where(eq(actionPlanMeasure.id, id));
  return row ?? null;
}

export async function insertMeasures(
  tx: Queries,
  rows: (typeof actionPlanMeasure.$inferInsert)[],
): Promise<void> {
  if (rows.length > 0) await tx.insert(actionPlanMeasure).values(rows);
}

/** False where somebody has changed it since `version`. */
export async function changeMeasure(
  tx: Queries,
  { id, version, ...set }: Partial<MeasureRow> & { id: string; version: number },
): Promise<boolean> {
  const rows = await tx
    .update(actionPlanMeasure)
    .set({ ...set, version: version + 1 })
    .where(and(eq(actionPlanMeasure.id, id), eq(actionPlanMeasure.version, version)))
    .returning({ id: actionPlanMeasure.id });
  return rows.length > 0;
}

/** False where somebody has noted how it went since `followVersion`. */
export async function followMeasure(
  tx: Queries,
  {
    id,
    followVersion,
    ...set
  }: Pick<MeasureRow, "id" | "followVersion" | "status" | "sealedNote" | "followedBy" | "followedAt">,
): Promise<boolean> {
  const rows = await tx
    .update(actionPlanMeasure)
    .set({ ...set, followVersion: followVersion + 1 })
    .where(and(eq(actionPlanMeasure.id, id), eq(actionPlanMeasure.followVersion, followVersion)))
    .returning({ id: actionPlanMeasure.id });
  return rows.length > 0;
}

/** The chosen entries as they were chosen, oldest first. */
export async function entriesOfPlan(q: Queries, planId: string) {
  return q
    .select({
      concernId: actionPlanEntry.concernId,
      version: actionPlanEntry.concernVersion,
      circle: concernVersion.circle,
      occurredAt: concernVersion.occurredAt,
      authorId: concern.authorId,
      authorName: account.name,
      sealedText: concernVersion.sealedText,
    })
    .from(actionPlanEntry)
    .innerJoin(concern, eq(concern.id, actionPlanEntry.concernId))
    .innerJoin(
      concernVersion,
      and(
        eq(concernVersion.concernId, actionPlanEntry.concernId),
        eq(concernVersion.version, actionPlanEntry.concernVersion),
      ),
    )
    .innerJoin(account, eq(account.id, concern.authorId))
    .where(eq(actionPlanEntry.planId, planId))
    .orderBy(asc(concernVersion.occurredAt), asc(actionPlanEntry.concernId));
}

/** Adds what is new; what stands already keeps the version that was chosen. */
export async function addPlanEntries(
  tx: Queries,
  rows: (typeof actionPlanEntry.$inferInsert)[],
): Promise<string[]> {
  if (rows.length === 0) return [];
  const added = await tx
    .insert(actionPlanEntry)
    .values(rows)
    .onConflictDoNothing()
    .returning({ id: actionPlanEntry.concernId });
  return added.map(({ id }) => id);
}

/** How many versions each plan has: whether it has been finished at all. */
export async function versionsOfPlans(q: Queries, planIds: string[]) {
  if (planIds.length === 0) return [];
  return q
    .select({ planId: actionPlanDocument.planId, number: actionPlanDocument.number })
    .from(actionPlanDocument)
    .where(inArray(actionPlanDocument.planId, planIds));
}

/** Measures of the account's, in open plans of pupils whom it has, that nothing is noted about and whose date has passed. */
export async function overdueMeasuresOf(
  q: Queries,
  input: { accountId: string; authorityId: string; today: string; now: Date },
) {
  return q
    .selectDistinct({
      measureId: actionPlanMeasure.id,
      planId: actionPlan.id,
      dueOn: actionPlanMeasure.dueOn,
      givenName: pupil.givenName,
      familyName: pupil.familyName,
      protection: pupil.protection,
    })
    .from(actionPlanMeasure)
    .innerJoin(actionPlan, eq(actionPlan.id, actionPlanMeasure.planId))
    .innerJoin(pupil, eq(pupil.id, actionPlan.pupilId))
    .innerJoin(
      accessGrant,
      and(
        eq(accessGrant.pupilId, actionPlan.pupilId),
        eq(accessGrant.accountId, input.accountId),
        activeAt(input.now),
      ),
    )
    .where(
      and(
        eq(actionPlanMeasure.ownerId, input.accountId),
        eq(actionPlan.authorityId, input.authorityId),
        eq(actionPlanMeasure.status, "planned"),
        isNull(actionPlanMeasure.removedAt),
        eq(actionPlan.status, "open"),
        lt(actionPlanMeasure.dueOn, input.today),
      ),
    )
    .orderBy(asc(actionPlanMeasure.dueOn), asc(actionPlanMeasure.id));
}
