// Loads what the roster says of who belongs where, and writes the grants that follow from it.
import { randomUUID } from "node:crypto";
import {
  and,
  eq,
  exists,
  gt,
  inArray,
  isNotNull,
  isNull,
  lte,
  ne,
  notExists,
  or,
  type SQL,
} from "drizzle-orm";
import type { RosterFacts, RosterGrant } from "~/domain/access-grant/roster-grants";
import { civilDate } from "~/domain/calendar/stockholm";
import type { Queries } from "./database";
import { accessGrant } from "./schema/grant.server";
import { handover, handoverPupil } from "./schema/handover.server";
import { duty, groupMember, groupStaff, pupil, schoolGroup, schoolUnit } from "./schema/school.server";
import { substitution } from "./schema/substitution.server";

const rosterGrounds = ["teaching", "mentor", "principal", "student_health", "substitution"] as const;
/** By persons. */
const given = ["handover", "temporary", "named"] as const;
const batch = 200;

/** A duty and the school at which it is: joined to schoolUnit. */
export const dutyColumns = {
  id: duty.id,
  accountId: duty.accountId,
  schoolUnitId: schoolUnit.id,
  role: duty.role,
  startsOn: duty.startsOn,
  endsOn: duty.endsOn,
};

export async function rosterFacts(q: Queries, authorityId: string): Promise<RosterFacts> {
  const pupils = await q
    .select({
      pupilId: pupil.id,
      schoolUnitId: pupil.schoolUnitId,
      protection: pupil.protection,
      leftOn: pupil.leftOn,
    })
    .from(pupil)
    .where(eq(pupil.authorityId, authorityId));
  const members = await q
    .select({
      id: groupMember.id,
      groupId: groupMember.groupId,
      pupilId: groupMember.pupilId,
      startsOn: groupMember.startsOn,
      endsOn: groupMember.endsOn,
    })
    .from(groupMember)
    .innerJoin(schoolGroup, eq(schoolGroup.id, groupMember.groupId))
    .where(eq(schoolGroup.authorityId, authorityId));
  const staff = await q
    .select({
      id: groupStaff.id,
      groupId: groupStaff.groupId,
      accountId: groupStaff.accountId,
      role: groupStaff.role,
      startsOn: groupStaff.startsOn,
      endsOn: groupStaff.endsOn,
    })
    .from(groupStaff)
    .innerJoin(schoolGroup, eq(schoolGroup.id, groupStaff.groupId))
    .where(eq(schoolGroup.authorityId, authorityId));
  const duties = await q
    .select(dutyColumns)
    .from(duty)
    .innerJoin(schoolUnit, eq(schoolUnit.id, duty.schoolUnitId))
    .where(and(eq(schoolUnit.authorityId, authorityId), inArray(duty.role, [...dutyRoles])));
  const handovers = await q
    .select({ fromId: handover.fromId, pupilId: handoverPupil.pupilId, changeOn: handover.changeOn })
    .from(handoverPupil)
    .innerJoin(handover, eq(handover.id, handoverPupil.handoverId))
    .where(and(eq(handover.authorityId, authorityId), ne(handover.status, "withdrawn")));
  const substitutions = await q.select().from(substitution).where(eq(substitution.authorityId, authorityId));
  const absent = [...new Set(substitutions.map((s) => s.absentId))];
  const received = absent.length
    ? await q
        .select({
          id: accessGrant.id,
          accountId: accessGrant.accountId,
          pupilId: accessGrant.pupilId,
          startsAt: accessGrant.startsAt,
          endsAt: accessGrant.endsAt,
        })
        .from(accessGrant)
        .where(and(eq(accessGrant.ground, "handover"), inArray(accessGrant.accountId, absent)))
    : [];
  return {
    substitutions,
    received,
    pupils: pupils.map((p) => ({
      pupilId: p.pupilId,
      schoolUnitId: p.schoolUnitId,
      protectedIdentity: p.protection !== "none",
      startsOn: "0001-01-01",
      endsOn: p.leftOn,
    })),
    members,
    groupStaff: staff,
    duties: duties.map(({ role, ...d }) => ({
      ...d,
      ground: role === "principal" ? ("principal" as const) : ("student_health" as const),
    })),
    handovers,
  };
}

/** Where somebody holds what she was given at a school, and her duty there has ended, however long ago. */
export async function authoritiesWithDutyEnded(
  q: Queries,
  { now, date }: { now: Date; date: string },
): Promise<string[]> {
  const hers = and(eq(duty.accountId, accessGrant.accountId), eq(duty.schoolUnitId, pupil.schoolUnitId));
  const dutyThat = (holds: SQL | undefined) => q.select({ id: duty.id }).from(duty).where(and(hers, holds));
  const rows = await q
    .selectDistinct({ id: accessGrant.authorityId })
    .from(accessGrant)
    .innerJoin(pupil, eq(pupil.id, accessGrant.pupilId))
    .where(
      and(
        inArray(accessGrant.ground, given),
        or(isNull(accessGrant.endsAt), gt(accessGrant.endsAt, now)),
        exists(dutyThat(lte(duty.endsOn, date))),
        notExists(dutyThat(and(lte(duty.startsOn, date), or(isNull(duty.endsOn), gt(duty.endsOn, date))))),
      ),
    );
  return rows.map(({ id }) => id);
}

const dutyRoles = [
  "principal",
  "counsellor",
  "school_nurse",
  "school_psychologist",
  "special_educator",
] as const;

/** Adds what is new, moves the ends of what changed, and ends now what the roster no longer gives. */
export async function applyRosterGrants(
  tx: Queries,
  input: { authorityId: string; now: Date; grants: RosterGrant[] },
): Promise<{ added: number; changed: number; ended: number }> {
  const standing = await tx
    .select({
      id: accessGrant.id,
      sourceId: accessGrant.sourceId,
      startsAt: accessGrant.startsAt,
      endsAt: accessGrant.endsAt,
    })
    .from(accessGrant)
    .where(
      and(
        eq(accessGrant.authorityId, input.authorityId),
        inArray(accessGrant.ground, [...rosterGrounds]),
        isNotNull(accessGrant.sourceId),
      ),
    );
  const before = new Map(standing.map((g) => [g.sourceId, g]));
  const fresh: (typeof accessGrant.$inferInsert)[] = [];
  const counts = { added: 0, changed: 0, ended: 0 };
  for (const grant of input.grants) {
    const old = before.get(grant.sourceId);
    before.delete(grant.sourceId);
    if (!old) {
      fresh.push({ id: randomUUID(), authorityId: input.authorityId, createdAt: input.now, ...grant });
    } else if (+old.startsAt !== +grant.startsAt || +(old.endsAt ?? 0) !== +(grant.endsAt ?? 0)) {
      await tx
        .update(accessGrant)
        .set({ startsAt: grant.startsAt, endsAt: grant.endsAt })
        .where(eq(accessGrant.id, old.id));
      counts.changed += 1;
    }
  }
  for (let at = 0; at < fresh.length; at += batch)
    await tx.insert(accessGrant).values(fresh.slice(at, at + batch));
  counts.added = fresh.length;
  for (const gone of before.values()) {
    if (gone.endsAt !== null && gone.endsAt <= input.now) continue;
    await tx.update(accessGrant).set({ endsAt: input.now }).where(eq(accessGrant.id, gone.id));
    counts.ended += 1;
  }
  return counts;
}

/**
 * Ends handover, temporary and named grants on pupils who have left, or whose school the holder works at no more. What the
 * principal has given since the pupil left, so that something can be added or closed, lasts until its own end.
 */
export async function endGrantsOfStrangers(
  tx: Queries,
  input: { authorityId: string; now: Date; date: string },
): Promise<number> {
  const held = await tx
    .select({
      id: accessGrant.id,
      accountId: accessGrant.accountId,
      ground: accessGrant.ground,
      createdAt: accessGrant.createdAt,
      schoolUnitId: pupil.schoolUnitId,
      leftOn: pupil.leftOn,
    })
    .from(accessGrant)
    .innerJoin(pupil, eq(pupil.id, accessGrant.pupilId))
    .where(
      and(
        eq(accessGrant.authorityId, input.authorityId),
        inArray(accessGrant.ground, given),
        or(isNull(accessGrant.endsAt), gt(accessGrant.endsAt, input.now)),
      ),
    );
  const onDuty = await tx
    .select({ accountId: duty.accountId, schoolUnitId: duty.schoolUnitId })
    .from(duty)
    .innerJoin(schoolUnit, eq(schoolUnit.id, duty.schoolUnitId))
    .where(
      and(
        eq(schoolUnit.authorityId, input.authorityId),
        lte(duty.startsOn, input.date),
        or(isNull(duty.endsOn), gt(duty.endsOn, input.date)),
      ),
    );
  const at = new Set(onDuty.map((d) => `${d.accountId}|${d.schoolUnitId}`));
  const isOver = (g: (typeof held)[number]) =>
    g.leftOn !== null &&
    g.leftOn <= input.date &&
    // On the day itself it is not known which came first: what was given then ends.
    (g.ground === "handover" || g.leftOn === input.date || civilDate(g.createdAt) < g.leftOn);
  const strangers = held.filter((g) => isOver(g) || !at.has(`${g.accountId}|${g.schoolUnitId}`));
  for (const { id } of strangers)
    await tx.update(accessGrant).set({ endsAt: input.now }).where(eq(accessGrant.id, id));
  return strangers.length;
}
