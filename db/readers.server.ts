// Who could be a reader of a pupil's record, for the policy to be asked about each. The list decides nothing by itself.
import { and, asc, eq, gt, inArray, isNotNull, isNull, lte, or } from "drizzle-orm";
import type { Queries } from "./database";
import { delivery } from "./schema/delivery.server";
import { accessGrant } from "./schema/grant.server";
import { handover, handoverPupil } from "./schema/handover.server";
import { reportSignature } from "./schema/report.server";
import { account, duty, pupil } from "./schema/school.server";

/** One row a duty on the date, of staff accounts. */
export async function dutiesOfStaff(q: Queries, input: { accountIds: readonly string[]; date: string }) {
  if (input.accountIds.length === 0) return [];
  return q
    .select({
      accountId: account.id,
      name: account.name,
      authorityId: account.authorityId,
      closedAt: account.closedAt,
      role: duty.role,
      schoolUnitId: duty.schoolUnitId,
    })
    .from(account)
    .innerJoin(duty, eq(duty.accountId, account.id))
    .where(
      and(
        eq(account.kind, "staff"),
        inArray(account.id, [...new Set(input.accountIds)]),
        lte(duty.startsOn, input.date),
        or(isNull(duty.endsOn), gt(duty.endsOn, input.date)),
      ),
    )
    .orderBy(asc(account.name), account.id, duty.role);
}

/** Every grant on the pupil that has begun and not ended. */
export async function grantsOn(q: Queries, pupilId: string, now: Date) {
  return q
    .select({
      accountId: accessGrant.accountId,
      ground: accessGrant.ground,
      startsAt: accessGrant.startsAt,
      endsAt: accessGrant.endsAt,
    })
    .from(accessGrant)
    .where(
      and(
        eq(accessGrant.pupilId, pupilId),
        lte(accessGrant.startsAt, now),
        or(isNull(accessGrant.endsAt), gt(accessGrant.endsAt, now)),
      ),
    );
}

/** Who has put her name to the version of the report that was sent. */
export async function signersOf(q: Queries, reportId: string): Promise<string[]> {
  const rows = await q
    .selectDistinct({ accountId: reportSignature.accountId })
    .from(reportSignature)
    .innerJoin(delivery, eq(delivery.documentId, reportSignature.documentId))
    .where(eq(reportSignature.reportId, reportId));
  return rows.map((r) => r.accountId);
}

/** The handovers that wait for somebody's answer with this pupil among them: she reads the thread before she answers. */
export async function offeredTo(q: Queries, pupilId: string, today: string) {
  const rows = await q
    .select({ authorityId: handover.authorityId, fromId: handover.fromId, toId: handover.toId })
    .from(handoverPupil)
    .innerJoin(handover, eq(handover.id, handoverPupil.handoverId))
    .innerJoin(pupil, eq(pupil.id, handoverPupil.pupilId))
    .where(
      and(
        eq(handoverPupil.pupilId, pupilId),
        eq(handover.status, "proposed"),
        isNotNull(handover.toId),
        eq(pupil.protection, "none"),
        or(isNull(pupil.leftOn), gt(pupil.leftOn, today)),
      ),
    );
  return rows.flatMap(({ toId, ...row }) => (toId ? [{ ...row, toId }] : []));
}
