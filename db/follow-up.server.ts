// Reads who sees to which concern, and what has happened to it. Who may read it is the policy's business.
import { and, asc, eq, exists, gt, inArray, isNull, lt, lte, ne, or, type SQL } from "drizzle-orm";
import type { Queries } from "./database";
import { concern, concernLink, concernVersion } from "./schema/concern.server";
import { followUp, followUpStep } from "./schema/follow-up.server";
import { accessGrant } from "./schema/grant.server";
import { account, duty, pupil } from "./schema/school.server";

export type FollowUpRow = typeof followUp.$inferSelect;

export async function findFollowUp(q: Queries, concernId: string): Promise<FollowUpRow | null> {
  const [row] = await q.select().from(followUp).where(eq(followUp.concernId, concernId));
  return row ?? null;
}

const listed = {
  id: followUp.id,
  concernId: followUp.concernId,
  pupilId: followUp.pupilId,
  status: followUp.status,
  ownerId: followUp.ownerId,
  teamUnitId: followUp.teamUnitId,
  offeredToId: followUp.offeredToId,
  offeredUnitId: followUp.offeredUnitId,
  offeredBy: followUp.offeredBy,
  teamSince: followUp.teamSince,
  dueOn: followUp.dueOn,
  createdAt: followUp.createdAt,
  authorId: concern.authorId,
  circle: concern.circle,
  priority: concern.priority,
  category: concern.category,
  schoolUnitId: pupil.schoolUnitId,
  givenName: pupil.givenName,
  familyName: pupil.familyName,
  protection: pupil.protection,
};

const standing = () => and(ne(followUp.status, "closed"), eq(concern.status, "active"));

async function those(q: Queries, which: SQL | undefined) {
  return q
    .select(listed)
    .from(followUp)
    .innerJoin(concern, eq(concern.id, followUp.concernId))
    .innerJoin(pupil, eq(pupil.id, followUp.pupilId))
    .where(and(standing(), which))
    .orderBy(asc(followUp.dueOn), asc(followUp.createdAt), asc(followUp.id));
}

export type ListedFollowUp = Awaited<ReturnType<typeof those>>[number];

/** The account's own, what is offered to it, and those on the pupils given (a mentor's), that are not closed. */
export async function followUpsOf(
  q: Queries,
  input: { accountId: string; pupilIds: string[] },
): Promise<ListedFollowUp[]> {
  const own = [eq(followUp.ownerId, input.accountId), eq(followUp.offeredToId, input.accountId)];
  const theirs = input.pupilIds.length > 0 ? [inArray(followUp.pupilId, input.pupilIds)] : [];
  return those(q, or(...own, ...theirs));
}

/** What the teams of these schools have, or are asked to take. */
export async function followUpsOfTeams(q: Queries, unitIds: string[]): Promise<ListedFollowUp[]> {
  if (unitIds.length === 0) return [];
  return those(q, or(inArray(followUp.teamUnitId, unitIds), inArray(followUp.offeredUnitId, unitIds)));
}

/** Of these schools' pupils, what should have been done before the day; not the inner circle's (OSL 23:2). */
export async function overdueAt(
  q: Queries,
  input: { unitIds: string[]; before: string },
): Promise<ListedFollowUp[]> {
  if (input.unitIds.length === 0) return [];
  const { unitIds, before } = input;
  return those(
    q,
    and(inArray(pupil.schoolUnitId, unitIds), lt(followUp.dueOn, before), eq(concern.circle, "pupil")),
  );
}

/** Of those who have left these schools, what was not closed; of the pupil's circle, or of student health's own. */
export async function openOnLeft(
  q: Queries,
  input: { unitIds: string[]; circle: "pupil" | "student_health"; today: string },
): Promise<ListedFollowUp[]> {
  if (input.unitIds.length === 0) return [];
  const { unitIds, circle, today } = input;
  return those(
    q,
    and(inArray(pupil.schoolUnitId, unitIds), lte(pupil.leftOn, today), eq(concern.circle, circle)),
  );
}

/** Of the pupil's concerns, what is not closed: what a handover takes along. */
export async function openOn(q: Queries, input: { pupilIds: string[]; ownerId: string }) {
  if (input.pupilIds.length === 0) return [];
  const { pupilIds, ownerId } = input;
  return q
    .select({ row: followUp, circle: concern.circle })
    .from(followUp)
    .innerJoin(concern, eq(concern.id, followUp.concernId))
    .where(
      and(
        inArray(followUp.pupilId, pupilIds),
        eq(followUp.ownerId, ownerId),
        eq(followUp.status, "open"),
        eq(concern.status, "active"),
      ),
    );
}

export async function stepsOf(q: Queries, concernIds: string[]) {
  if (concernIds.length === 0) return [];
  return q
    .select({
      id: followUpStep.id,
      concernId: followUpStep.concernId,
      action: followUpStep.action,
      byId: followUpStep.byId,
      toId: followUpStep.toId,
      toUnitId: followUpStep.toUnitId,
      onDate: followUpStep.onDate,
      sealedText: followUpStep.sealedText,
      createdAt: followUpStep.createdAt,
    })
    .from(followUpStep)
    .where(inArray(followUpStep.concernId, concernIds))
    .orderBy(asc(followUpStep.createdAt), asc(followUpStep.position), asc(followUpStep.id));
}

/** Owner, status and date of those concerns that have a follow-up, for a page that shows the concerns. */
export async function followUpsOn(q: Queries, concernIds: string[]) {
  if (concernIds.length === 0) return [];
  return q
    .select({
      concernId: followUp.concernId,
      status: followUp.status,
      ownerName: account.name,
      teamUnitId: followUp.teamUnitId,
      dueOn: followUp.dueOn,
    })
    .from(followUp)
    .leftJoin(account, eq(account.id, followUp.ownerId))
    .where(inArray(followUp.concernId, concernIds));
}

interface Moment {
  now: Date;
  date: string;
}

const onDuty = (q: Queries, { date }: Moment, more?: SQL) =>
  exists(
    q
      .select({ id: duty.id })
      .from(duty)
      .where(
        and(
          eq(duty.accountId, account.id),
          lte(duty.startsOn, date),
          or(isNull(duty.endsOn), gt(duty.endsOn, date)),
          more,
        ),
      ),
  );

const healthRoles = ["counsellor", "school_nurse", "school_psychologist", "special_educator"] as const;

/**
 * Who has which of the pupils now, with an account that stands and a duty today, and whether she is of the student
 * health of the pupil's own school: those who can be given something to see to. One row a grant.
 */
export async function holdersAmong(q: Queries, pupilIds: string[], at: Moment) {
  if (pupilIds.length === 0) return [];
  const health = q
    .select({ accountId: duty.accountId, schoolUnitId: duty.schoolUnitId })
    .from(duty)
    .where(
      and(
        inArray(duty.role, [...healthRoles]),
        lte(duty.startsOn, at.date),
        or(isNull(duty.endsOn), gt(duty.endsOn, at.date)),
      ),
    )
    .groupBy(duty.accountId, duty.schoolUnitId)
    .as("health");
  const rows = await q
    .select({
      pupilId: accessGrant.pupilId,
      accountId: account.id,
      name: account.name,
      ground: accessGrant.ground,
      startsAt: accessGrant.startsAt,
      healthAt: health.schoolUnitId,
      schoolUnitId: pupil.schoolUnitId,
    })
    .from(accessGrant)
    .innerJoin(account, eq(account.id, accessGrant.accountId))
    .innerJoin(pupil, eq(pupil.id, accessGrant.pupilId))
    .leftJoin(health, and(eq(health.accountId, account.id), eq(health.schoolUnitId, pupil.schoolUnitId)))
    .where(
      and(
        inArray(accessGrant.pupilId, pupilIds),
        lte(accessGrant.startsAt, at.now),
        or(isNull(accessGrant.endsAt), gt(accessGrant.endsAt, at.now)),
        isNull(account.closedAt),
        onDuty(q, at),
      ),
    )
    .orderBy(asc(accessGrant.startsAt), asc(account.name), asc(account.id));
  return rows.map(({ healthAt, ...r }) => ({ ...r, isHealth: healthAt !== null }));
}

export type Holder = Awaited<ReturnType<typeof holdersAmong>>[number];

/** Student health's own notes that are linked to a concern, from either end, oldest first. */
export async function innerNotesOn(q: Queries, concernId: string) {
  const links = await q
    .select({ fromId: concernLink.fromId, toId: concernLink.toId })
    .from(concernLink)
    .where(or(eq(concernLink.fromId, concernId), eq(concernLink.toId, concernId)));
  const ids = links.map((l) => (l.fromId === concernId ? l.toId : l.fromId));
  if (ids.length === 0) return [];
  return q
    .select({
      id: concern.id,
      version: concern.version,
      authorName: account.name,
      occurredAt: concern.occurredAt,
      sealedText: concernVersion.sealedText,
    })
    .from(concern)
    .innerJoin(
      concernVersion,
      and(eq(concernVersion.concernId, concern.id), eq(concernVersion.version, concern.version)),
    )
    .innerJoin(account, eq(account.id, concern.authorId))
    .where(and(inArray(concern.id, ids), eq(concern.circle, "student_health"), eq(concern.status, "active")))
    .orderBy(asc(concern.occurredAt), asc(concern.id));
}
