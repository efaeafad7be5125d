// Which figures of a year are shown: each table with its small numbers hidden, and no table giving away what another
// hides. Tables that share a total show it or hide it together; ages and outcomes are the margins of one table.
// Does not count (the rollups do). Source: suppression.ts; small groups are never shown (issue's rule: groups only).
import { endings } from "../reception/status";
import { dimensions } from "./dimensions";
import { defaultLimit, suppressList, suppressTable } from "./suppression";

interface Count {
  value: string;
  reports: number;
}

export interface YearCounts {
  month: readonly Count[];
  sex: readonly Count[];
  category: readonly Count[];
  reporterKind: readonly Count[];
  wayIn: readonly Count[];
  /** Among the reports that opened an investigation. */
  ending: readonly Count[];
  ageByOutcome: readonly (Count & { crossed: string })[];
}

/** Null is a hidden number. */
export interface Figure {
  value: string;
  reports: number | null;
}

export interface Figures {
  total: number | null;
  /** In order January to December. */
  month: (number | null)[];
  sex: Figure[];
  category: Figure[];
  reporterKind: Figure[];
  wayIn: Figure[];
  ageGroup: (Figure & { outcomes: (number | null)[] })[];
  outcome: Figure[];
  /** Null where even the number of investigations is hidden. */
  ending: Figure[] | null;
}

const months = Array.from({ length: 12 }, (_, month) => String(month + 1).padStart(2, "0"));
export const outcomeOrder = dimensions.outcome;
const endingOrder = [...endings, "pending"] as const;

function list(values: readonly string[], counts: readonly Count[]) {
  const by = new Map(counts.map(({ value, reports }) => [value, reports]));
  const suppressed = suppressList(values.map((value) => by.get(value) ?? 0));
  return {
    total: suppressed.total,
    figures: values.map((value, at) => ({ value, reports: suppressed.counts[at] ?? null })),
  };
}

/** Null where the year has so few reports that a table would give the hidden total away: then nothing is broken down. */
export function figuresOf(counts: YearCounts): Figures | null {
  const month = list(
    months,
    counts.month.map(({ value, reports }) => ({ value: value.slice(5), reports })),
  );
  const sex = list(dimensions.sex, counts.sex);
  const category = list(dimensions.category, counts.category);
  const reporterKind = list(dimensions.reporterKind, counts.reporterKind);
  const wayIn = list(dimensions.wayIn, counts.wayIn);
  const crossed = suppressTable({
    cells: dimensions.ageGroup.map((age) =>
      outcomeOrder.map(
        (outcome) =>
          counts.ageByOutcome.find((one) => one.value === age && one.crossed === outcome)?.reports ?? 0,
      ),
    ),
  });
  const totals = [month, sex, category, reporterKind, wayIn, crossed].map(({ total }) => total);
  if (totals.includes(null)) return null;
  const investigations = crossed.columnTotals[outcomeOrder.indexOf("opened")] ?? null;
  const ending = list(endingOrder, counts.ending);
  return {
    total: crossed.total,
    month: month.figures.map(({ reports }) => reports),
    sex: sex.figures,
    category: category.figures,
    reporterKind: reporterKind.figures,
    wayIn: wayIn.figures,
    ageGroup: dimensions.ageGroup.map((value, at) => ({
      value,
      reports: crossed.rowTotals[at] ?? null,
      outcomes: crossed.cells[at] ?? [],
    })),
    outcome: outcomeOrder.map((value, at) => ({ value, reports: crossed.columnTotals[at] ?? null })),
    ending: investigations === null || ending.total === null ? null : ending.figures,
  };
}

/** A share in whole per cent, of shown numbers alone; null where either is hidden or there is nothing to divide. */
export function shareOf(part: number | null | undefined, whole: number | null): number | null {
  if (part === null || part === undefined || whole === null || whole === 0) return null;
  return Math.round((part / whole) * 100);
}

export const smallestShown = defaultLimit;
