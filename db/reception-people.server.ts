// Who works at a municipality's reception, and the consents that are recorded there.
import { and, asc, eq, gt, isNull, lte, or } from "drizzle-orm";
import { civilDate } from "~/domain/calendar/stockholm";
import type { Queries } from "./database";
import { receivedConsent } from "./schema/reception.server";
import { account, duty } from "./schema/school.server";

/** Those with the duty "reception" in the municipality on the day, by name. */
export async function colleaguesOf(q: Queries, municipalityCode: string, now: Date) {
  const today = civilDate(now);
  return q
    .selectDistinct({ id: account.id, name: account.name, unit: account.receptionUnit })
    .from(account)
    .innerJoin(duty, eq(duty.accountId, account.id))
    .where(
      and(
        eq(account.kind, "social"),
        eq(account.municipalityCode, municipalityCode),
        isNull(account.closedAt),
        eq(duty.role, "reception"),
        lte(duty.startsOn, today),
        or(isNull(duty.endsOn), gt(duty.endsOn, today)),
      ),
    )
    .orderBy(asc(account.name), asc(account.id));
}

export async function isColleague(
  q: Queries,
  municipalityCode: string,
  { accountId, now }: { accountId: string; now: Date },
): Promise<boolean> {
  return (await colleaguesOf(q, municipalityCode, now)).some(({ id }) => id === accountId);
}

export async function insertConsent(tx: Queries, row: typeof receivedConsent.$inferInsert): Promise<void> {
  await tx.insert(receivedConsent).values(row);
}

export async function consentsOf(q: Queries, receivedId: string) {
  return q
    .select({
      id: receivedConsent.id,
      sealedConsent: receivedConsent.sealedConsent,
      recordedAt: receivedConsent.recordedAt,
      withdrawnAt: receivedConsent.withdrawnAt,
      by: account.name,
    })
    .from(receivedConsent)
    .leftJoin(account, eq(account.id, receivedConsent.recordedBy))
    .where(eq(receivedConsent.receivedId, receivedId))
    .orderBy(asc(receivedConsent.recordedAt), asc(receivedConsent.id));
}

/** False where the report has no such consent that stands. */
export async function withdrawConsentRow(
  tx: Queries,
  at: { id: string; receivedId: string; now: Date },
): Promise<boolean> {
  const changed = await tx
    .update(receivedConsent)
    .set({ withdrawnAt: at.now })
    .where(
      and(
        eq(receivedConsent.id, at.id),
        eq(receivedConsent.receivedId, at.receivedId),
        isNull(receivedConsent.withdrawnAt),
      ),
    )
    .returning({ id: receivedConsent.id });
  return changed.length === 1;
}
