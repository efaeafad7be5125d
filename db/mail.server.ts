// Mail: whom a notice would go to, when the last one went, which notices still wait. Addresses are read, never copied.
import { and, asc, eq, exists, gt, inArray, isNotNull, isNull, ne, or } from "drizzle-orm";
import type { Queries } from "./database";
import { notice } from "./schema/concern.server";
import { mailSent, outbox } from "./schema/operation.server";
import { receivedReport } from "./schema/reception.server";
import { report, reportAuthor } from "./schema/report.server";
import { account, contactUnit } from "./schema/school.server";

type Kind = (typeof mailSent.$inferSelect)["kind"];

/** Where the unit that has the report wants its notices; null where it wants none, or is not known. */
export async function noticeUnitOf(q: Queries, receivedId: string) {
  const [row] = await q
    .select({
      acute: receivedReport.acute,
      unit: receivedReport.unit,
      municipalityCode: receivedReport.municipalityCode,
    })
    .from(receivedReport)
    .where(eq(receivedReport.id, receivedId));
  if (!row) return null;
  const { unit, municipalityCode, acute } = row;
  const units = await q
    .select({ id: contactUnit.id, name: contactUnit.unit, email: contactUnit.noticeEmail })
    .from(contactUnit)
    .where(
      and(
        eq(contactUnit.municipalityCode, municipalityCode),
        eq(contactUnit.active, true),
        eq(contactUnit.channel, "own_reception"),
      ),
    )
    .orderBy(asc(contactUnit.unit));
  // Without a unit it stands in every unit's list; whose it is nobody here knows, so only a single one is told.
  const found =
    units.find(({ name }) => name === unit) ?? (unit === "" && units.length === 1 ? units[0] : null);
  return found?.email ? { unitId: found.id, email: found.email, acute, unit, municipalityCode } : null;
}

export async function lastMailedAt(q: Queries, kind: Kind, subjectId: string): Promise<Date | null> {
  const [row] = await q
    .select({ at: mailSent.at })
    .from(mailSent)
    .where(and(eq(mailSent.kind, kind), eq(mailSent.subjectId, subjectId)));
  return row?.at ?? null;
}

export async function noteMailed(tx: Queries, kind: Kind, subjectId: string, at: Date): Promise<void> {
  await tx
    .insert(mailSent)
    .values({ kind, subjectId, at })
    .onConflictDoUpdate({ target: [mailSent.kind, mailSent.subjectId], set: { at } });
}

/** Outbox rows that wait to tell of reports at the same unit. */
export async function waitingNotices(
  q: Queries,
  { kind, unit, municipalityCode }: { kind: string; unit: string; municipalityCode: string },
): Promise<string[]> {
  const rows = await q
    .select({ id: outbox.id })
    .from(outbox)
    .innerJoin(receivedReport, eq(receivedReport.id, outbox.subjectId))
    .where(
      and(
        eq(outbox.kind, kind),
        isNull(outbox.doneAt),
        isNull(outbox.failedAt),
        eq(receivedReport.municipalityCode, municipalityCode),
        eq(receivedReport.unit, unit),
      ),
    );
  return rows.map(({ id }) => id);
}

export async function finishAll(tx: Queries, ids: readonly string[], now: Date): Promise<void> {
  for (let at = 0; at < ids.length; at += 500)
    await tx
      .update(outbox)
      .set({ doneAt: now, leasedBy: null, leasedUntil: null, lastError: null })
      .where(inArray(outbox.id, ids.slice(at, at + 500)));
}

/** Staff with an address who want mail and for whom something waits at all: an unread notice, or a report that has not been sent. */
export async function staffToMail(q: Queries) {
  const unread = q
    .select({ id: notice.id })
    .from(notice)
    .where(and(eq(notice.accountId, account.id), isNull(notice.readAt)));
  const unsent = q
    .select({ id: report.id })
    .from(reportAuthor)
    .innerJoin(report, eq(report.id, reportAuthor.reportId))
    .where(and(eq(reportAuthor.accountId, account.id), eq(report.status, "draft")));
  return q
    .select({
      id: account.id,
      email: account.email,
      closedAt: account.closedAt,
      choice: account.mailDigest,
      lastMailedAt: mailSent.at,
    })
    .from(account)
    .leftJoin(mailSent, and(eq(mailSent.kind, "digest"), eq(mailSent.subjectId, account.id)))
    .where(
      and(
        eq(account.kind, "staff"),
        isNotNull(account.email),
        gt(account.email, ""),
        isNull(account.closedAt),
        ne(account.mailDigest, "none"),
        or(exists(unread), exists(unsent)),
      ),
    )
    .orderBy(asc(account.id));
}
