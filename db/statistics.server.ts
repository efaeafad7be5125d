// The rollups by month. Changed in the same transaction as the report that is counted, so that they never drift.
import { and, asc, eq, gt, gte, lte, sql } from "drizzle-orm";
import type { Group } from "~/domain/statistics/group";
import type { Queries } from "./database";
import { statisticsMonth } from "./schema/reception.server";

const keys = [
  "municipalityCode",
  "month",
  "sex",
  "ageGroup",
  "category",
  "reporterKind",
  "wayIn",
  "outcome",
  "ending",
] as const;

export async function countIn(tx: Queries, group: Group): Promise<void> {
  await tx
    .insert(statisticsMonth)
    .values({ ...group, reports: 1 })
    .onConflictDoUpdate({
      target: keys.map((key) => statisticsMonth[key]),
      set: { reports: sql`${statisticsMonth.reports} + 1` },
    });
}

/** Moves one report from a group to another: its outcome or ending became known. */
export async function moveCount(tx: Queries, from: Group, to: Group): Promise<void> {
  const taken = await tx
    .update(statisticsMonth)
    .set({ reports: sql`${statisticsMonth.reports} - 1` })
    .where(and(gt(statisticsMonth.reports, 0), ...keys.map((key) => eq(statisticsMonth[key], from[key]))))
    .returning({ reports: statisticsMonth.reports });
  if (taken.length !== 1) throw new Error("a received report is not counted in its group");
  await countIn(tx, to);
}

/** One municipality's groups of the months from and to, both included. */
export async function groupsOf(q: Queries, span: { municipalityCode: string; from: string; to: string }) {
  return q
    .select()
    .from(statisticsMonth)
    .where(
      and(
        eq(statisticsMonth.municipalityCode, span.municipalityCode),
        gte(statisticsMonth.month, span.from),
        lte(statisticsMonth.month, span.to),
      ),
    )
    .orderBy(asc(statisticsMonth.month));
}
