import { expect, it } from "vitest";
import { ageGroupOf, dimensions, monthOf } from "./dimensions";

it.each([
  ["2026-05-31T21:59:59Z", "2026-05"],
  ["2026-05-31T22:00:00Z", "2026-06"],
  ["2025-12-31T23:00:00Z", "2026-01"],
])("%s belongs to %s", (instant, month) => {
  expect(monthOf(new Date(instant))).toBe(month);
});

it.each([
  ["2026-05-10", "0-5"],
  ["2020-05-11", "0-5"],
  ["2020-05-10", "6-9"],
  ["2016-05-11", "6-9"],
  ["2016-05-10", "10-12"],
  ["2013-05-11", "10-12"],
  ["2013-05-10", "13-15"],
  ["2010-05-11", "13-15"],
  ["2010-05-10", "16-17"],
  ["2008-05-11", "16-17"],
  ["2008-05-10", "unknown"],
  ["2026-05-11", "unknown"],
  [null, "unknown"],
])("born %s, received on 10 May 2026: %s", (birthDate, group) => {
  expect(ageGroupOf(birthDate, new Date("2026-05-10T12:00:00Z"))).toBe(group);
});

it("has a place for what is not known, and no value twice", () => {
  for (const [id, values] of Object.entries(dimensions)) {
    expect(new Set(values).size, id).toBe(values.length);
    if (id !== "category") {
      expect(
        values.some((value) => ["unknown", "pending", "other"].includes(value)),
        id,
      ).toBe(true);
    }
  }
});
