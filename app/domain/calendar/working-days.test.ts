import { describe, expect, it } from "vitest";
import { addDays, civilTime, instantAt } from "./stockholm";
import { closingOf, easterSunday, isInOfficeHours, isWorkingDay, nextWorkingDay } from "./working-days";

/** Every Monday to Friday on which offices are closed, written down by hand from the almanac. */
const closed: Record<number, string> = {
  2026: "01-01 01-06 04-03 04-06 05-01 05-14 06-19 12-24 12-25 12-31",
  2027: "01-01 01-06 03-26 03-29 05-06 06-25 12-24 12-31",
  2028: "01-06 04-14 04-17 05-01 05-25 06-06 06-23 12-25 12-26",
};

const daysOf = (year: number) => {
  const days = [];
  for (let day = `${year}-01-01`; day.startsWith(`${year}`); day = addDays(day, 1)) days.push(day);
  return days;
};
const weekday = (day: string) => new Date(`${day}T12:00:00Z`).getUTCDay();

describe("the days on which offices are open", () => {
  it.each([2026, 2027, 2028])("in %i are Monday to Friday but for the almanac's", (year) => {
    const found = daysOf(year).filter((day) => ![0, 6].includes(weekday(day)) && !isWorkingDay(day));
    expect(found.map((day) => day.slice(5)).join(" ")).toBe(closed[year]);
    expect(daysOf(year).filter((day) => [0, 6].includes(weekday(day)) && isWorkingDay(day))).toEqual([]);
  });

  it("move with Easter, which is a Sunday between 22 March and 25 April in every year", () => {
    for (let year = 1995; year <= 2299; year += 1) {
      const easter = easterSunday(year);
      expect(weekday(easter)).toBe(0);
      expect(easter.slice(5) >= "03-22" && easter.slice(5) <= "04-25").toBe(true);
    }
  });

  it.each([
    ["2026-04-02", "2026-04-07"],
    ["2026-06-18", "2026-06-22"],
    ["2026-12-23", "2026-12-28"],
    ["2026-12-30", "2027-01-04"],
    ["2027-12-30", "2028-01-03"],
    ["2028-02-28", "2028-02-29"],
    ["2028-02-29", "2028-03-01"],
    ["2027-02-26", "2027-03-01"],
    ["2026-03-27", "2026-03-30"],
    ["2026-10-23", "2026-10-26"],
  ])("after %s comes %s", (day, next) => {
    expect(nextWorkingDay(day)).toBe(next);
  });
});

describe("office hours", () => {
  it.each(["2026-03-27", "2026-03-30", "2026-10-23", "2026-10-26"])(
    "are by the wall's clock on both sides of its change: %s",
    (day) => {
      const inside = (time: string) => isInOfficeHours(instantAt(day, time));
      expect(["07:59", "08:00", "16:29", "16:30"].map(inside)).toEqual([false, true, true, false]);
      expect(civilTime(closingOf(day))).toEqual({ date: day, time: "16:30" });
    },
  );
});
