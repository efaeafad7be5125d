// What a reception has before it: one municipality's received reports as a list. No file and no ledger is read.
import { and, asc, count, desc, eq, inArray } from "drizzle-orm";
import { feedbackKinds } from "~/domain/reception/due";
import type { Queries } from "./database";
import type { ReceivedRow } from "./reception.server";
import { receivedEvent, receivedReport } from "./schema/reception.server";

type Status = ReceivedRow["status"];

interface Listed {
  municipalityCode: string;
  statuses: readonly Status[];
}

const inMunicipality = ({ municipalityCode, statuses }: Listed) =>
  and(eq(receivedReport.municipalityCode, municipalityCode), inArray(receivedReport.status, [...statuses]));

export async function countByStatus(q: Queries, municipalityCode: string): Promise<Map<Status, number>> {
  const rows = await q
    .select({ status: receivedReport.status, reports: count() })
    .from(receivedReport)
    .where(eq(receivedReport.municipalityCode, municipalityCode))
    .groupBy(receivedReport.status);
  return new Map(rows.map((row) => [row.status, row.reports]));
}

/** What the deadlines of every report in these statuses are counted from. */
export async function datesOf(q: Queries, listed: Listed) {
  return q
    .select({
      id: receivedReport.id,
      receivedAt: receivedReport.receivedAt,
      protectionAssessedAt: receivedReport.protectionAssessedAt,
      decision: receivedReport.decision,
      decidedAt: receivedReport.decidedAt,
      endedAt: receivedReport.endedAt,
      feedbackRequested: receivedReport.feedbackRequested,
      feedbackRequestedAt: receivedReport.feedbackRequestedAt,
    })
    .from(receivedReport)
    .where(inMunicipality(listed));
}

/** Of these reports, those whose reporter has been told, or is not to be told. */
export async function feedbackSettled(q: Queries, municipalityCode: string): Promise<Set<string>> {
  const rows = await q
    .selectDistinct({ id: receivedEvent.receivedId })
    .from(receivedEvent)
    .innerJoin(receivedReport, eq(receivedReport.id, receivedEvent.receivedId))
    .where(
      and(eq(receivedReport.municipalityCode, municipalityCode), inArray(receivedEvent.kind, feedbackKinds)),
    );
  return new Set(rows.map((row) => row.id));
}

const columns = {
  id: receivedReport.id,
  reference: receivedReport.reference,
  wayIn: receivedReport.wayIn,
  receivedAt: receivedReport.receivedAt,
  acute: receivedReport.acute,
  protectedIdentity: receivedReport.protectedIdentity,
  sealedContent: receivedReport.sealedContent,
  categories: receivedReport.categories,
  reporterKind: receivedReport.reporterKind,
  status: receivedReport.status,
  protectionAssessedAt: receivedReport.protectionAssessedAt,
  decision: receivedReport.decision,
  decidedAt: receivedReport.decidedAt,
  endedAt: receivedReport.endedAt,
  feedbackRequested: receivedReport.feedbackRequested,
  feedbackRequestedAt: receivedReport.feedbackRequestedAt,
};

/** Acute first; then the oldest first where there is work to do, and the newest first where there is none. */
export async function inboxPage(
  q: Queries,
  listed: Listed & { newestFirst: boolean; limit: number; offset: number },
) {
  const order = listed.newestFirst ? desc : asc;
  return q
    .select(columns)
    .from(receivedReport)
    .where(inMunicipality(listed))
    .orderBy(
      ...(listed.newestFirst ? [] : [desc(receivedReport.acute)]),
      order(receivedReport.receivedAt),
      asc(receivedReport.id),
    )
    .limit(listed.limit)
    .offset(listed.offset);
}

export async function inboxOf(q: Queries, municipalityCode: string, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return q
    .select(columns)
    .from(receivedReport)
    .where(and(eq(receivedReport.municipalityCode, municipalityCode), inArray(receivedReport.id, [...ids])))
    .orderBy(desc(receivedReport.acute), asc(receivedReport.receivedAt), asc(receivedReport.id));
}
