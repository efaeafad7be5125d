// What a reception has before it: one municipality's received reports as a list. Counts and order are read out of the
// indexes "received_queue" and "received_due" alone; of the rows themselves no more than a page is read, and no file.
import { and, asc, count, desc, eq, inArray, isNotNull, isNull, lte, type SQL, sql, sum } from "drizzle-orm";
import type { Queries } from "./database";
import { receivedReport } from "./schema/reception.server";
import { account, contactUnit } from "./schema/school.server";

type Row = typeof receivedReport.$inferSelect;

/** What is listed. Without a unit, every unit's; what names no unit stands in every unit's list. */
export interface InboxScope {
  municipalityCode: string;
  unit: string | null;
  /** An account's own, or what nobody has taken. */
  assigned: { to: string | null } | null;
}

const within = ({ municipalityCode, unit, assigned }: InboxScope): (SQL | undefined)[] => [
  eq(receivedReport.municipalityCode, municipalityCode),
  unit === null ? undefined : inArray(receivedReport.unit, [unit, ""]),
  assigned === null
    ? undefined
    : assigned.to === null
      ? isNull(receivedReport.assignedTo)
      : eq(receivedReport.assignedTo, assigned.to),
];

export async function countByStatus(q: Queries, scope: InboxScope): Promise<Map<Row["status"], number>> {
  const rows = await q
    .select({ status: receivedReport.status, reports: count() })
    .from(receivedReport)
    .where(and(...within(scope)))
    .groupBy(receivedReport.status);
  return new Map(rows.map((row) => [row.status, row.reports]));
}

/** How many have something due by the day, and how many of them had it before. */
export async function countDue(q: Queries, scope: InboxScope, today: string) {
  const [row] = await q
    .select({
      due: count(),
      late: sum(sql`case when ${receivedReport.dueOn} < ${today} then 1 else 0 end`).mapWith(Number),
    })
    .from(receivedReport)
    .where(and(...within(scope), isNotNull(receivedReport.dueOn), lte(receivedReport.dueOn, today)));
  return { due: row?.due ?? 0, late: row?.late ?? 0 };
}

type Listed =
  | { by: "stage"; stage: Row["stage"]; statuses: readonly Row["status"][] }
  | { by: "due"; today: string };

interface Page {
  limit: number;
  offset: number;
}

/** Ids in the list's order. What is over is listed by the day it came, the newest first. */
export async function inboxIds(q: Queries, scope: InboxScope, listed: Listed, page: Page): Promise<string[]> {
  const of =
    listed.by === "due"
      ? [isNotNull(receivedReport.dueOn), lte(receivedReport.dueOn, listed.today)]
      : [eq(receivedReport.stage, listed.stage), inArray(receivedReport.status, [...listed.statuses])];
  const newestFirst = listed.by === "stage" && listed.stage === "closed";
  const rows = await q
    .select({ id: receivedReport.id })
    .from(receivedReport)
    .where(and(...within(scope), ...of))
    .orderBy(
      ...(newestFirst ? [desc(receivedReport.queueKey)] : [asc(receivedReport.queueKey)]),
      asc(receivedReport.id),
    )
    .limit(page.limit)
    .offset(page.offset);
  return rows.map((row) => row.id);
}

/** The rows of a page, in the order of the ids. */
export async function inboxRows(q: Queries, municipalityCode: string, ids: readonly string[]) {
  if (ids.length === 0) return [];
  const rows = await q
    .select({
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
      feedbackAt: receivedReport.feedbackAt,
      unit: receivedReport.unit,
      cameFrom: receivedReport.cameFrom,
      forwardTo: receivedReport.forwardTo,
      forwardedAt: receivedReport.forwardedAt,
      withdrawnAt: receivedReport.withdrawnAt,
      assignee: account.name,
    })
    .from(receivedReport)
    .leftJoin(account, eq(account.id, receivedReport.assignedTo))
    .where(and(eq(receivedReport.municipalityCode, municipalityCode), inArray(receivedReport.id, [...ids])));
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** The units that the register names for a municipality, and those that reports here still name. */
export async function unitsOf(q: Queries, municipalityCode: string): Promise<string[]> {
  const registered = await q
    .select({ unit: contactUnit.unit })
    .from(contactUnit)
    .where(and(eq(contactUnit.municipalityCode, municipalityCode), eq(contactUnit.active, true)));
  const named = await q
    .selectDistinct({ unit: receivedReport.unit })
    .from(receivedReport)
    .where(eq(receivedReport.municipalityCode, municipalityCode));
  const units = new Set([...registered, ...named].map((row) => row.unit).filter((unit) => unit !== ""));
  return [...units].sort((a, b) => a.localeCompare(b, "sv"));
}

export async function ownUnit(q: Queries, accountId: string): Promise<string | null> {
  const [row] = await q
    .select({ unit: account.receptionUnit })
    .from(account)
    .where(eq(account.id, accountId));
  return row?.unit ?? null;
}
