// The rollups by month. Changed in the same transaction as the report that is counted, so that they never drift.
import { and, eq, gt, gte, lte, sql } from "drizzle-orm";
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

type Dimension = "month" | "sex" | "ageGroup" | "category" | "reporterKind" | "wayIn" | "outcome" | "ending";

interface Span {
  municipalityCode: string;
  year: number;
  outcome?: string;
}

const inYear = ({ municipalityCode, year, outcome }: Span) =>
  and(
    eq(statisticsMonth.municipalityCode, municipalityCode),
    gte(statisticsMonth.month, `${year}-01`),
    lte(statisticsMonth.month, `${year}-12`),
    outcome ? eq(statisticsMonth.outcome, outcome) : undefined,
  );

const reports = sql<number>`sum(${statisticsMonth.reports})`.mapWith(Number);

/** One municipality's reports of a year by one dimension, or by two that are crossed. */
export async function countBy(q: Queries, span: Span, by: Dimension, crossed: Dimension = by) {
  return q
    .select({ value: statisticsMonth[by], crossed: statisticsMonth[crossed], reports })
    .from(statisticsMonth)
    .where(inYear(span))
    .groupBy(statisticsMonth[by], statisticsMonth[crossed]);
}

/** The years in which a municipality has figures, newest first. */
export async function yearsOf(q: Queries, municipalityCode: string): Promise<number[]> {
  const months = await q
    .selectDistinct({ month: statisticsMonth.month })
    .from(statisticsMonth)
    .where(eq(statisticsMonth.municipalityCode, municipalityCode));
  return [...new Set(months.map(({ month }) => Number(month.slice(0, 4))))].sort((a, b) => b - a);
}
