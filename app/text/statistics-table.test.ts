import { expect, it } from "vitest";
import { figuresOf } from "~/domain/statistics/figures";
import { textsIn } from "./i18n.server";
import { statisticsTable } from "./statistics-table";

const one = (value: string, reports: number) => [{ value, reports }];
const figures = figuresOf({
  month: one("2026-03", 30),
  sex: [
    { value: "girl", reports: 20 },
    { value: "boy", reports: 8 },
    { value: "unknown", reports: 2 },
  ],
  category: one("neglect", 30),
  reporterKind: one("school", 30),
  wayIn: one("tool", 30),
  ending: one("moved", 30),
  ageByOutcome: [{ value: "6-9", crossed: "opened", reports: 30 }],
});

it("holds what the page shows, hidden numbers hidden, in the reader's words", () => {
  const lines = statisticsTable({ year: 2026, months: 11, figures }, textsIn("sv").t).split("\r\n");
  expect(lines[0]).toBe("\uFEFFÅr;Vad;Värde;Anmälningar");
  expect(lines).toContain("2026;Totalt;;30");
  expect(lines).toContain("2026;Månad;2026-03;30");
  expect(lines).toContain("2026;Kön;Flickor;20");
  expect(lines).toContain("2026;Kön;Pojkar;..");
  expect(lines).toContain("2026;Kön;Okänt;..");
  expect(lines).toContain("2026;Ålder och utfall;6–9 år, Inledd;30");
  expect(lines.filter((line) => line.includes("2026-12"))).toEqual([]);
});

it("is a heading alone where nothing may be shown", () => {
  expect(statisticsTable({ year: 2026, months: 11, figures: null }, textsIn("en").t)).toBe(
    "\uFEFFYear;What;Value;Reports\r\n",
  );
});
