import { expect, it } from "vitest";
import { instantAt } from "../calendar/stockholm";
import { easterSunday, isWorkingDay } from "../calendar/working-days";
import { handOverBy, letterAnsweredBy, personBy, receiptBy } from "./limits";

const at = (text: string) => instantAt(text.slice(0, 10), text.slice(11));
const usual = { acute: false, minutes: null };

it.each([
  ["an ordinary hour", "2026-11-24 10:00", "2026-11-24 11:00"],
  ["the very opening", "2026-11-24 08:00", "2026-11-24 09:00"],
  ["before the opening", "2026-11-24 06:10", "2026-11-24 08:30"],
  ["an hour that just fits", "2026-11-24 15:30", "2026-11-24 16:30"],
  ["an hour that does not fit", "2026-11-24 15:31", "2026-11-25 08:30"],
  ["the closing", "2026-11-24 16:30", "2026-11-25 08:30"],
  ["Friday afternoon", "2026-11-27 16:10", "2026-11-30 08:30"],
  ["Saturday", "2026-11-28 11:00", "2026-11-30 08:30"],
  ["Sunday night", "2026-11-29 23:59", "2026-11-30 08:30"],
  ["the Friday before summer time", "2026-03-27 16:00", "2026-03-30 08:30"],
  ["the night when summer time begins", "2026-03-29 02:30", "2026-03-30 08:30"],
  ["the Friday before winter time", "2026-10-23 16:00", "2026-10-26 08:30"],
  ["the doubled hour", "2026-10-25 02:30", "2026-10-26 08:30"],
  ["Maundy Thursday to the Tuesday after Easter", "2026-04-02 16:00", "2026-04-07 08:30"],
  ["Good Friday", "2026-04-03 10:00", "2026-04-07 08:30"],
  ["Easter Monday", "2026-04-06 10:00", "2026-04-07 08:30"],
  ["Walpurgis to a Monday", "2026-04-30 16:00", "2026-05-04 08:30"],
  ["Ascension Day, with a working Friday after", "2026-05-14 10:00", "2026-05-15 08:30"],
  ["the national day on a Saturday", "2026-06-05 16:00", "2026-06-08 08:30"],
  ["the Thursday before midsummer", "2026-06-18 16:00", "2026-06-22 08:30"],
  ["midsummer eve", "2026-06-19 09:00", "2026-06-22 08:30"],
  ["the day before Christmas eve", "2026-12-23 16:00", "2026-12-28 08:30"],
  ["Christmas eve", "2026-12-24 09:00", "2026-12-28 08:30"],
  ["New Year's eve to after the weekend", "2026-12-31 09:00", "2027-01-04 08:30"],
  ["Twelfth Day", "2027-01-06 09:00", "2027-01-07 08:30"],
  ["a leap day", "2028-02-29 16:00", "2028-03-01 08:30"],
])("a person must have opened it, %s", (_, stored, due) => {
  expect(personBy(at(stored), usual)).toEqual(at(due));
});

it("is at once when acute, at any hour", () => {
  for (const stored of ["2026-11-24 10:00", "2026-12-24 23:00"])
    expect(personBy(at(stored), { acute: true, minutes: 600 })).toEqual(at(stored));
});

it.each([
  [15, "2026-11-24 16:00", "2026-11-24 16:15"],
  [15, "2026-11-24 16:20", "2026-11-25 08:30"],
  [120, "2026-11-24 15:30", "2026-11-25 09:00"],
  [120, "2026-11-28 15:30", "2026-11-30 10:00"],
  [120, "2026-11-24 07:00", "2026-11-24 10:00"],
  // 510 minutes a day: the rest of Wednesday, then past Christmas.
  [600, "2026-12-23 08:00", "2026-12-28 09:30"],
])("counts a unit's own %i minutes in office hours", (minutes, stored, due) => {
  expect(personBy(at(stored), { acute: false, minutes })).toEqual(at(due));
});

it("gives a machine minutes, and a letter five working days", () => {
  const from = at("2026-12-21 10:00");
  const later = (ms: number) => new Date(from.getTime() + ms);
  expect([handOverBy(from, false), handOverBy(from, true)]).toEqual([later(600_000), later(120_000)]);
  expect([receiptBy(from, false), receiptBy(from, true)]).toEqual([later(7_200_000), later(600_000)]);
  expect(letterAnsweredBy(from)).toEqual(at("2026-12-30 08:30"));
});

it("knows Easter, and the days that move with it or with the week", () => {
  const easters = [2024, 2025, 2026, 2027, 2038, 2285].map(easterSunday);
  expect(easters).toEqual([
    "2024-03-31",
    "2025-04-20",
    "2026-04-05",
    "2027-03-28",
    "2038-04-25",
    "2285-03-22",
  ]);
  expect(["2025-06-20", "2026-06-19", "2027-06-25"].map(isWorkingDay)).toEqual([false, false, false]);
  expect(["2025-06-27", "2026-06-12", "2026-06-26", "2026-11-02"].map(isWorkingDay)).toEqual(
    Array(4).fill(true),
  );
});
