// Which days offices in Sweden are open, and their hours. For alarms alone: no deadline of the law moves for them.
// Does not know a municipality's own closed days or bridging days.
// Source: lag (1989:253) om allmänna helgdagar; lag (1930:173) 2 § for the three eves.
import { addDays, type CivilDate, civilTime, instantAt } from "./stockholm";

const fixed = ["01-01", "01-06", "05-01", "06-06", "12-25", "12-26"];
const eves = ["12-24", "12-31"];
/** Days from Easter Sunday: Good Friday, Easter Monday, Ascension Day. The Sundays are closed as Sundays. */
const fromEaster = [-2, 1, 39];

export const officeHours = { from: "08:00", to: "16:30" } as const;

/** Gregorian Easter Sunday (Meeus, Jones and Butcher). */
export function easterSunday(year: number): CivilDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  const day = ((h + l - 7 * m + 114) % 31) + 1;
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/** 0 is Sunday. */
const weekday = (date: CivilDate) => new Date(`${date}T00:00:00Z`).getUTCDay();

/** The Friday between 19 and 25 June. */
function isMidsummerEve(date: CivilDate): boolean {
  const [month, day] = [date.slice(5, 7), Number(date.slice(8))];
  return month === "06" && weekday(date) === 5 && day >= 19 && day <= 25;
}

export function isWorkingDay(date: CivilDate): boolean {
  const monthDay = date.slice(5);
  if ([0, 6].includes(weekday(date)) || isMidsummerEve(date)) return false;
  if (fixed.includes(monthDay) || eves.includes(monthDay)) return false;
  const easter = easterSunday(Number(date.slice(0, 4)));
  return !fromEaster.some((days) => addDays(easter, days) === date);
}

/** The first working day after this one. */
export function nextWorkingDay(date: CivilDate): CivilDate {
  let next = addDays(date, 1);
  while (!isWorkingDay(next)) next = addDays(next, 1);
  return next;
}

export function isInOfficeHours(instant: Date): boolean {
  const { date, time } = civilTime(instant);
  return isWorkingDay(date) && time >= officeHours.from && time < officeHours.to;
}

/** The moment at which the day's office hours end. */
export const closingOf = (date: CivilDate): Date => instantAt(date, officeHours.to);
