import { expect, it } from "vitest";
import { figuresOf, shareOf, type YearCounts } from "./figures";

const counts = (change: Partial<YearCounts> = {}): YearCounts => ({
  month: [{ value: "2026-01", reports: 40 }],
  sex: [{ value: "girl", reports: 40 }],
  category: [{ value: "neglect", reports: 40 }],
  reporterKind: [{ value: "school", reports: 40 }],
  wayIn: [{ value: "tool", reports: 40 }],
  ending: [{ value: "moved", reports: 20 }],
  ageByOutcome: [
    { value: "0-5", crossed: "opened", reports: 20 },
    { value: "6-9", crossed: "not_opened", reports: 20 },
  ],
  ...change,
});

it("shows no endings where their number is hidden among the outcomes", () => {
  const few = figuresOf(
    counts({
      ending: [{ value: "moved", reports: 2 }],
      ageByOutcome: [
        { value: "0-5", crossed: "opened", reports: 2 },
        { value: "0-5", crossed: "not_opened", reports: 10 },
        { value: "0-5", crossed: "already_under_way", reports: 8 },
        { value: "6-9", crossed: "not_opened", reports: 10 },
        { value: "6-9", crossed: "already_under_way", reports: 10 },
      ],
    }),
  );
  expect(few?.outcome[0]).toEqual({ value: "opened", reports: null });
  expect(few?.ending).toBeNull();
  expect(figuresOf(counts())?.ending?.at(-2)).toEqual({ value: "moved", reports: 20 });
});

it("breaks nothing down where one table must hide the total that another would show", () => {
  const ones = (["0-5", "6-9", "10-12", "13-15", "16-17"] as const).map((value) => ({
    value,
    crossed: "opened",
    reports: 1,
  }));
  const five = (value: string) => [{ value, reports: 5 }];
  expect(
    figuresOf({
      month: five("2026-01"),
      sex: five("girl"),
      category: five("neglect"),
      reporterKind: five("school"),
      wayIn: five("tool"),
      ending: five("moved"),
      ageByOutcome: ones,
    }),
  ).toBeNull();
});

it("takes shares of shown numbers alone", () => {
  expect([shareOf(39, 100), shareOf(null, 100), shareOf(1, null), shareOf(0, 0)]).toEqual([
    39,
    null,
    null,
    null,
  ]);
});
