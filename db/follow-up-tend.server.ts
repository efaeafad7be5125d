// Finds what may have nobody who can see to it: for the runner, which looks closer and writes.
import { and, desc, eq, exists, gt, isNotNull, isNull, lte, ne, not, or } from "drizzle-orm";
import type { Queries } from "./database";
import { concern } from "./schema/concern.server";
import { followUp } from "./schema/follow-up.server";
import { accessGrant } from "./schema/grant.server";
import { account, duty, pupil } from "./schema/school.server";

interface Moment {
  now: Date;
  date: string;
}

/** So many a run: the next one goes on. */
const atATime = 500;

const stillHere = (date: string) => or(isNull(pupil.leftOn), gt(pupil.leftOn, date));

/** What needs doing, is not done, and has no owner: from before there were any, or where nobody had the pupil. */
export async function withoutFollowUp(q: Queries, { date }: Moment) {
  return q
    .select({
      id: concern.id,
      authorityId: concern.authorityId,
      pupilId: concern.pupilId,
      authorId: concern.authorId,
      circle: concern.circle,
      priority: concern.priority,
      createdAt: concern.createdAt,
      schoolUnitId: pupil.schoolUnitId,
    })
    .from(concern)
    .innerJoin(pupil, eq(pupil.id, concern.pupilId))
    .leftJoin(followUp, eq(followUp.concernId, concern.id))
    .where(
      and(
        isNull(followUp.id),
        eq(concern.status, "active"),
        isNull(concern.handledAt),
        ne(concern.priority, "no_action"),
        stillHere(date),
      ),
    )
    .orderBy(desc(concern.createdAt))
    .limit(atATime);
}

/**
 * An owner or a receiver without a grant, an account or a duty; a team of another school; what is offered to whoever has
 * it already; and all of the inner circle.
 */
export async function withPossiblyLostOwner(q: Queries, { now, date }: Moment) {
  const grantOf = (holder: typeof followUp.ownerId | typeof followUp.offeredToId) =>
    exists(
      q
        .select({ id: accessGrant.id })
        .from(accessGrant)
        .innerJoin(account, eq(account.id, accessGrant.accountId))
        .innerJoin(duty, eq(duty.accountId, account.id))
        .where(
          and(
            eq(accessGrant.accountId, holder),
            eq(accessGrant.pupilId, followUp.pupilId),
            lte(accessGrant.startsAt, now),
            or(isNull(accessGrant.endsAt), gt(accessGrant.endsAt, now)),
            isNull(account.closedAt),
            lte(duty.startsOn, date),
            or(isNull(duty.endsOn), gt(duty.endsOn, date)),
          ),
        ),
    );
  return q
    .select({
      concernId: followUp.concernId,
      pupilId: followUp.pupilId,
      ownerId: followUp.ownerId,
      teamUnitId: followUp.teamUnitId,
      offeredToId: followUp.offeredToId,
      offeredUnitId: followUp.offeredUnitId,
      circle: concern.circle,
      schoolUnitId: pupil.schoolUnitId,
    })
    .from(followUp)
    .innerJoin(concern, eq(concern.id, followUp.concernId))
    .innerJoin(pupil, eq(pupil.id, followUp.pupilId))
    .where(
      and(
        ne(followUp.status, "closed"),
        eq(concern.status, "active"),
        stillHere(date),
        or(
          and(isNotNull(followUp.ownerId), not(grantOf(followUp.ownerId))),
          and(isNotNull(followUp.offeredToId), not(grantOf(followUp.offeredToId))),
          ne(followUp.teamUnitId, pupil.schoolUnitId),
          ne(followUp.offeredUnitId, pupil.schoolUnitId),
          eq(followUp.offeredToId, followUp.ownerId),
          eq(followUp.offeredUnitId, followUp.teamUnitId),
          eq(concern.circle, "student_health"),
        ),
      ),
    );
}

export type Tended = Awaited<ReturnType<typeof withPossiblyLostOwner>>[number];
