import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addDays,
  addMonths,
  ageOn,
  civilDate,
  civilTime,
  daysBetween,
  endOfDay,
  instantAt,
  isCivilDate,
} from "./stockholm";

const dates = fc
  .integer({ min: 0, max: 27_000 })
  .map((day) => addDays("1995-01-01", day))
  .filter((date) => date < "2068-01-01");

describe("civilDate and civilTime", () => {
  it.each([
    ["2026-01-15T22:59:59Z", "2026-01-15", "23:59"],
    ["2026-01-15T23:00:00Z", "2026-01-16", "00:00"],
    ["2026-07-15T21:59:59Z", "2026-07-15", "23:59"],
    ["2026-07-15T22:00:00Z", "2026-07-16", "00:00"],
    ["2026-03-29T00:59:59Z", "2026-03-29", "01:59"],
    ["2026-03-29T01:00:00Z", "2026-03-29", "03:00"],
    ["2026-10-25T00:30:00Z", "2026-10-25", "02:30"],
    ["2026-10-25T01:30:00Z", "2026-10-25", "02:30"],
    ["2025-12-31T23:00:00Z", "2026-01-01", "00:00"],
    ["2024-02-28T23:30:00Z", "2024-02-29", "00:30"],
  ])("%s is %s %s in Stockholm", (instant, date, time) => {
    expect(civilTime(new Date(instant))).toEqual({ date, time });
    expect(civilDate(new Date(instant))).toBe(date);
  });
});

describe("instantAt and endOfDay", () => {
  it.each([
    ["2026-03-28", "2026-03-28T23:00:00.000Z"],
    ["2026-03-29", "2026-03-29T22:00:00.000Z"],
    ["2026-10-24", "2026-10-24T22:00:00.000Z"],
    ["2026-10-25", "2026-10-25T23:00:00.000Z"],
  ])("the day %s ends at %s", (date, end) => {
    expect(endOfDay(date).toISOString()).toBe(end);
  });

  it("a day is 23, 24 or 25 hours", () => {
    const hours = (date: string) => (endOfDay(date).getTime() - instantAt(date).getTime()) / 3_600_000;
    expect(hours("2026-03-29")).toBe(23);
    expect(hours("2026-10-25")).toBe(25);
    expect(hours("2026-11-01")).toBe(24);
  });

  it("takes the first of the autumn's doubled hour and passes over the spring's missing one", () => {
    expect(instantAt("2026-10-25", "02:30").toISOString()).toBe("2026-10-25T00:30:00.000Z");
    expect(instantAt("2026-03-29", "02:30").toISOString()).toBe("2026-03-29T01:30:00.000Z");
    expect(civilTime(instantAt("2026-03-29", "02:30")).time).toBe("03:30");
  });

  it("gives back the date that it was given, for every day", () => {
    fc.assert(
      fc.property(dates, (date) => {
        expect(civilTime(instantAt(date))).toEqual({ date, time: "00:00" });
        expect(civilDate(new Date(endOfDay(date).getTime() - 1))).toBe(date);
        expect(civilDate(endOfDay(date))).toBe(addDays(date, 1));
      }),
    );
  });

  it("refuses what is no date", () => {
    expect(() => instantAt("2026-02-30")).toThrow(RangeError);
  });
});

describe("addDays, addMonths, daysBetween", () => {
  it.each([
    ["2026-10-31", 4, "2027-02-28"],
    ["2027-10-31", 4, "2028-02-29"],
    ["2026-08-31", 1, "2026-09-30"],
    ["2026-12-15", 1, "2027-01-15"],
    ["2026-01-31", -2, "2025-11-30"],
  ])("%s and %i months is %s", (from, months, to) => {
    expect(addMonths(from, months)).toBe(to);
  });

  it("steps over the leap day and the changes of the clock", () => {
    expect(addDays("2028-02-28", 1)).toBe("2028-02-29");
    expect(addDays("2026-02-28", 1)).toBe("2026-03-01");
    expect(addDays("2026-03-20", 14)).toBe("2026-04-03");
    expect(daysBetween("2026-10-20", "2026-11-03")).toBe(14);
    expect(daysBetween("2026-11-03", "2026-10-20")).toBe(-14);
  });

  it("daysBetween undoes addDays", () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: -900, max: 900 }), (date, days) => {
        expect(daysBetween(date, addDays(date, days))).toBe(days);
      }),
    );
  });
});

describe("ageOn", () => {
  it.each([
    ["2008-05-04", "2026-05-03", 17],
    ["2008-05-04", "2026-05-04", 18],
    ["2008-02-29", "2026-02-28", 17],
    ["2008-02-29", "2026-03-01", 18],
    ["2008-02-29", "2028-02-29", 20],
    ["2026-05-04", "2026-05-03", -1],
  ])("born %s is on %s %i", (birth, on, age) => {
    expect(ageOn(birth, on)).toBe(age);
  });
});

describe("isCivilDate", () => {
  it.each([
    ["2024-02-29", true],
    ["2026-02-29", false],
    ["2026-13-01", false],
    ["2026-1-1", false],
    ["2026-01-01T00:00", false],
    ["", false],
  ])("%s: %s", (text, expected) => {
    expect(isCivilDate(text)).toBe(expected);
  });
});
