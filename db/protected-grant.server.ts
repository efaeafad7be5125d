// Grants on pupils with a protected identity: what is left from before, and who had the pupil until then.
import { and, desc, eq, gt, inArray, isNull, lte, ne, or } from "drizzle-orm";
import type { Queries } from "./database";
import { notice } from "./schema/concern.server";
import { accessGrant } from "./schema/grant.server";
import { account, duty, pupil } from "./schema/school.server";

/** A protected pupil's mentor, principal and those whom the principal has named have it; nobody else does. */
const ungiven = ["teaching", "student_health", "handover", "temporary", "substitution"] as const;
const batch = 200;

export interface NarrowedGrant {
  pupilId: string;
  schoolUnitId: string;
  accountId: string;
}

/** Ends now every grant on a protected pupil that is none of hers: those that stand are from before the protection. */
export async function endGrantsOnProtected(
  tx: Queries,
  input: { authorityId: string; now: Date },
): Promise<NarrowedGrant[]> {
  const rows = await tx
    .select({
      id: accessGrant.id,
      pupilId: accessGrant.pupilId,
      schoolUnitId: pupil.schoolUnitId,
      accountId: accessGrant.accountId,
    })
    .from(accessGrant)
    .innerJoin(pupil, eq(pupil.id, accessGrant.pupilId))
    .where(
      and(
        eq(accessGrant.authorityId, input.authorityId),
        ne(pupil.protection, "none"),
        inArray(accessGrant.ground, [...ungiven]),
        or(isNull(accessGrant.endsAt), gt(accessGrant.endsAt, input.now)),
      ),
    );
  for (let at = 0; at < rows.length; at += batch) {
    const ids = rows.slice(at, at + batch).map((r) => r.id);
    await tx.update(accessGrant).set({ endsAt: input.now }).where(inArray(accessGrant.id, ids));
  }
  return rows.map(({ id: _, ...grant }) => grant);
}

/** Those of these pupils' notices that lead to the pupil or a note, and whose receiver has the pupil no more. */
export async function removeNoticesToStrangers(tx: Queries, pupilIds: string[], now: Date): Promise<void> {
  const rows = await tx
    .select({ id: notice.id, accountId: notice.accountId, pupilId: notice.pupilId })
    .from(notice)
    .where(
      and(
        inArray(notice.pupilId, pupilIds),
        inArray(notice.kind, ["concern_told", "temporary_access", "access_told"]),
      ),
    );
  const holders = await tx
    .select({ accountId: accessGrant.accountId, pupilId: accessGrant.pupilId })
    .from(accessGrant)
    .where(
      and(
        inArray(accessGrant.pupilId, pupilIds),
        lte(accessGrant.startsAt, now),
        or(isNull(accessGrant.endsAt), gt(accessGrant.endsAt, now)),
      ),
    );
  const has = new Set(holders.map((h) => `${h.accountId}|${h.pupilId}`));
  const gone = rows.filter((n) => !has.has(`${n.accountId}|${n.pupilId}`)).map((n) => n.id);
  if (gone.length > 0) await tx.delete(notice).where(inArray(notice.id, gone));
}

/** The principals on duty at these units on the date. */
export async function principalsAt(q: Queries, schoolUnitIds: string[], date: string) {
  return q
    .selectDistinct({ accountId: account.id, schoolUnitId: duty.schoolUnitId })
    .from(duty)
    .innerJoin(account, eq(account.id, duty.accountId))
    .where(
      and(
        inArray(duty.schoolUnitId, schoolUnitIds),
        eq(duty.role, "principal"),
        lte(duty.startsOn, date),
        or(isNull(duty.endsOn), gt(duty.endsOn, date)),
        isNull(account.closedAt),
      ),
    );
}

/** Who has had the pupil and lost it since a time, the latest first; one may stand here several times. */
export async function formerHoldersOf(q: Queries, input: { pupilId: string; since: Date; now: Date }) {
  return q
    .select({
      accountId: accessGrant.accountId,
      name: account.name,
      ground: accessGrant.ground,
      endsAt: accessGrant.endsAt,
    })
    .from(accessGrant)
    .innerJoin(account, eq(account.id, accessGrant.accountId))
    .where(
      and(
        eq(accessGrant.pupilId, input.pupilId),
        gt(accessGrant.endsAt, input.since),
        lte(accessGrant.endsAt, input.now),
        isNull(account.closedAt),
      ),
    )
    .orderBy(desc(accessGrant.endsAt), account.name);
}
