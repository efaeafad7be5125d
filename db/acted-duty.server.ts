// Duties of student health: the roster's own, and those that a substitution gives.
import { and, asc, eq, gt, inArray, isNotNull, isNull, lte, ne, or } from "drizzle-orm";
import { studentHealthRoles } from "~/access/actor";
import type { Queries } from "./database";
import { dutyColumns } from "./roster-grant.server";
import { accessGrant } from "./schema/grant.server";
import { account, duty, pupil, schoolUnit } from "./schema/school.server";

/** By the roster. */
export async function healthDuties(q: Queries, authorityId: string) {
  return q
    .select(dutyColumns)
    .from(duty)
    .innerJoin(schoolUnit, eq(schoolUnit.id, duty.schoolUnitId))
    .where(
      and(
        eq(schoolUnit.authorityId, authorityId),
        inArray(duty.role, [...studentHealthRoles]),
        isNull(duty.substitutionId),
      ),
    )
    .orderBy(asc(duty.id));
}

/** By substitutions, ended ones too. */
export async function actedDutiesOf(q: Queries, authorityId: string) {
  return q
    .select({ ...dutyColumns, substitutionId: duty.substitutionId })
    .from(duty)
    .innerJoin(schoolUnit, eq(schoolUnit.id, duty.schoolUnitId))
    .where(and(eq(schoolUnit.authorityId, authorityId), isNotNull(duty.substitutionId)));
}

export async function putActedDuty(
  tx: Queries,
  row: typeof duty.$inferInsert & { substitutionId: string },
): Promise<void> {
  const { startsOn, endsOn } = row;
  await tx.insert(duty).values(row).onConflictDoUpdate({ target: duty.id, set: { startsOn, endsOn } });
}

export async function endActedDuty(tx: Queries, input: { id: string; endsOn: string }): Promise<void> {
  await tx.update(duty).set({ endsOn: input.endsOn }).where(eq(duty.id, input.id));
}

/** Student health at the authority's other schools on the day, each with a school, by name. */
export async function healthElsewhere(
  q: Queries,
  input: { authorityId: string; schoolUnitId: string; date: string },
) {
  const rows = await q
    .select({ accountId: account.id, name: account.name, schoolName: schoolUnit.name })
    .from(duty)
    .innerJoin(account, eq(account.id, duty.accountId))
    .innerJoin(schoolUnit, eq(schoolUnit.id, duty.schoolUnitId))
    .where(
      and(
        eq(schoolUnit.authorityId, input.authorityId),
        ne(schoolUnit.id, input.schoolUnitId),
        inArray(duty.role, [...studentHealthRoles]),
        isNull(duty.substitutionId),
        lte(duty.startsOn, input.date),
        or(isNull(duty.endsOn), gt(duty.endsOn, input.date)),
        isNull(account.closedAt),
      ),
    )
    .orderBy(asc(account.name), asc(schoolUnit.name));
  return [...new Map(rows.map((row) => [row.accountId, row])).values()];
}

/** Of these substitutions, those that give a duty. */
export async function withActedDuty(q: Queries, substitutionIds: string[]): Promise<Set<string | null>> {
  if (substitutionIds.length === 0) return new Set();
  const rows = await q
    .select({ id: duty.substitutionId })
    .from(duty)
    .where(inArray(duty.substitutionId, substitutionIds));
  return new Set(rows.map(({ id }) => id));
}

/** Whether the account has pupils of her own at the school, now or to come: taught, mentored or received. */
export async function hasOwnPupils(
  q: Queries,
  input: { accountId: string; schoolUnitId: string; now: Date },
): Promise<boolean> {
  const rows = await q
    .select({ id: accessGrant.id })
    .from(accessGrant)
    .innerJoin(pupil, eq(pupil.id, accessGrant.pupilId))
    .where(
      and(
        eq(accessGrant.accountId, input.accountId),
        eq(pupil.schoolUnitId, input.schoolUnitId),
        inArray(accessGrant.ground, ["teaching", "mentor", "handover"]),
        or(isNull(accessGrant.endsAt), gt(accessGrant.endsAt, input.now)),
      ),
    )
    .limit(1);
  return rows.length > 0;
}
