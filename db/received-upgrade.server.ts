// Received reports from before the columns that lists and matches are read by: what they lack, and how it is filled in.
import { and, asc, eq, gt } from "drizzle-orm";
import { queueOf } from "~/domain/reception/due";
import type { Queries } from "./database";
import { type ReceivedRow, withoutFile } from "./reception.server";
import { receivedGuardian, receivedReport } from "./schema/reception.server";

/** Gives those without a place in their list one. False where there are none left. */
export async function queueSome(tx: Queries, atMost: number): Promise<boolean> {
  const rows = await tx
    .select(withoutFile)
    .from(receivedReport)
    .where(eq(receivedReport.queueKey, ""))
    .limit(atMost);
  for (const row of rows)
    await tx
      .update(receivedReport)
      .set(queueOf(row))
      .where(and(eq(receivedReport.id, row.id), eq(receivedReport.queueKey, "")));
  return rows.length > 0;
}

/** In the order of id, from behind `after`: each is looked at once, since their table is wide. */
export async function withoutLookups(q: Queries, after: string, atMost: number): Promise<ReceivedRow[]> {
  return q
    .select(withoutFile)
    .from(receivedReport)
    .where(and(gt(receivedReport.id, after), eq(receivedReport.lookupsMade, false)))
    .orderBy(asc(receivedReport.id))
    .limit(atMost);
}

/** The row's version stands: nothing that a person has read or is filling in has changed. */
export async function setLookups(
  tx: Queries,
  { id, municipalityCode }: ReceivedRow,
  {
    guardianLookups,
    ...lookups
  }: { childLookup: string | null; nameLookup: string | null; guardianLookups: string[] },
): Promise<void> {
  await tx
    .update(receivedReport)
    .set({ ...lookups, lookupsMade: true })
    .where(eq(receivedReport.id, id));
  if (guardianLookups.length > 0)
    await tx
      .insert(receivedGuardian)
      .values(guardianLookups.map((lookup) => ({ receivedId: id, municipalityCode, lookup })))
      .onConflictDoNothing();
}
