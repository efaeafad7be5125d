// What is forwarded between receptions: where another municipality receives, as the register of contacts says, and what has
// not got there, or not been opened there, in time.
import { and, asc, eq, inArray, lte } from "drizzle-orm";
import type { Queries } from "./database";
import { municipalitiesThatReceive } from "./register.server";
import { receivedEvent, receivedReport } from "./schema/reception.server";
import { contactUnit } from "./schema/school.server";

const inTool = and(eq(contactUnit.channel, "own_reception"), eq(contactUnit.active, true));

/** A municipality's reception in the tool; null where it has none, or nobody there who reads. */
export async function receptionInTool(q: Queries, municipalityCode: string, today: string) {
  const [first, ...others] = await q
    .select({ unit: contactUnit.unit, openWithinMinutes: contactUnit.openWithinMinutes })
    .from(contactUnit)
    .where(and(eq(contactUnit.municipalityCode, municipalityCode), inTool))
    .orderBy(asc(contactUnit.unit));
  if (!first || !(await municipalitiesThatReceive(q, today)).has(municipalityCode)) return null;
  if (others.length === 0) return first;
  // Among several units nobody here knows the district: it stands in every unit's list, and the shortest limit holds.
  const limits = [first, ...others].flatMap((one) => one.openWithinMinutes ?? []);
  return { unit: "", openWithinMinutes: limits.length > 0 ? Math.min(...limits) : null };
}

/** The names of a municipality's receptions in the tool, in order. */
export async function unitsInTool(q: Queries, municipalityCode: string): Promise<string[]> {
  const rows = await q
    .select({ unit: contactUnit.unit })
    .from(contactUnit)
    .where(and(eq(contactUnit.municipalityCode, municipalityCode), inTool))
    .orderBy(asc(contactUnit.unit));
  return rows.map((row) => row.unit);
}

/** Codes of the municipalities that receive reports in the tool: a unit of theirs does, and somebody there reads. */
export async function receivingHere(q: Queries, today: string): Promise<string[]> {
  const rows = await q.selectDistinct({ code: contactUnit.municipalityCode }).from(contactUnit).where(inTool);
  const reading = await municipalitiesThatReceive(q, today);
  return rows.map((row) => row.code).filter((code) => reading.has(code));
}

/** What should have got to another municipality, or been opened where it got to, by now. */
export async function overdueForwarded(q: Queries, now: Date, limit: number) {
  return q
    .select({
      id: receivedReport.id,
      municipalityCode: receivedReport.municipalityCode,
      cameFrom: receivedReport.cameFrom,
      openedAt: receivedReport.openedAt,
      forwardTo: receivedReport.forwardTo,
      forwardAskedAt: receivedReport.forwardAskedAt,
      forwardedAt: receivedReport.forwardedAt,
    })
    .from(receivedReport)
    .where(lte(receivedReport.alarmDueAt, now))
    .orderBy(asc(receivedReport.alarmDueAt), asc(receivedReport.id))
    .limit(limit);
}

/** The alarm has been raised, or there was no need. Not a step: the version stands. */
export async function clearForwardDue(tx: Queries, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .update(receivedReport)
    .set({ alarmDueAt: null })
    .where(inArray(receivedReport.id, [...ids]));
}

/** Where each of these was to go when it was last forwarded: also what has come back since. */
export async function lastForwardedTo(q: Queries, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await q
    .select({ id: receivedEvent.receivedId, to: receivedEvent.detail })
    .from(receivedEvent)
    .where(and(eq(receivedEvent.kind, "forward_asked"), inArray(receivedEvent.receivedId, [...ids])))
    .orderBy(asc(receivedEvent.at));
  return new Map(rows.flatMap(({ id, to }) => (to ? [[id, to]] : [])));
}
