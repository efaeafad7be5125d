// The figures as one table for a spreadsheet: the same numbers as on the page, hidden ones hidden. Semicolons and a byte
// order mark, as Swedish spreadsheets expect; no cell begins a formula, since every label is the product's own.

import type { Words } from "~/domain/report/words";
import { type Figures, outcomeOrder } from "~/domain/statistics/figures";

const lists = ["sex", "category", "reporterKind", "wayIn", "outcome", "ending"] as const;

function cell(value: string | number): string {
  const text = String(value);
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function statisticsTable(
  { year, months, figures }: { year: number; months: number; figures: Figures | null },
  words: Words,
): string {
  const say = (key: string) => words(`statistics:${key}`);
  const number = (value: number | null) => value ?? say("hidden");
  const rows: (string | number)[][] = [
    [say("years"), say("table.what"), say("table.value"), say("chart.reports")],
  ];
  if (figures) {
    rows.push([year, say("total"), "", number(figures.total)]);
    figures.month.slice(0, months).forEach((value, month) => {
      rows.push([
        year,
        say("dimensions.month"),
        `${year}-${String(month + 1).padStart(2, "0")}`,
        number(value),
      ]);
    });
    for (const dimension of lists) {
      for (const { value, reports } of figures[dimension] ?? []) {
        rows.push([year, say(`dimensions.${dimension}`), say(`${dimension}.${value}`), number(reports)]);
      }
    }
    for (const age of figures.ageGroup) {
      const group = say(`ageGroup.${age.value}`);
      rows.push([year, say("dimensions.ageGroup"), group, number(age.reports)]);
      age.outcomes.forEach((reports, at) => {
        const outcome = say(`outcome.${outcomeOrder[at]}`);
        rows.push([year, say("chart.ageByOutcome"), `${group}, ${outcome}`, number(reports)]);
      });
    }
  }
  return `\uFEFF${rows.map((row) => row.map(cell).join(";")).join("\r\n")}\r\n`;
}
