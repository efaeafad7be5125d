// Civil dates and times in Europe/Stockholm, by Intl alone. A CivilDate is text, "2026-03-29": it has no
// clock and no zone, sorts as text and is what deadlines and ages are counted in.
// Does not know working days or holidays: no deadline of the law moves for them.

export type CivilDate = string;

const parts = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/Stockholm",
  calendar: "iso8601",
  numberingSystem: "latn",
  hourCycle: "h23",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
});

interface CivilTime {
  date: CivilDate;
  /** "HH:MM" */
  time: string;
}

const dayLength = 86_400_000;

function wallClock(instant: Date): number {
  const found: Record<string, number> = {};
  for (const { type, value } of parts.formatToParts(instant)) found[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = found;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** What the clock on a wall in Stockholm shows. */
export function civilTime(instant: Date): CivilTime {
  const shown = new Date(wallClock(instant)).toISOString();
  return { date: shown.slice(0, 10), time: shown.slice(11, 16) };
}

export function civilDate(instant: Date): CivilDate {
  return civilTime(instant).date;
}

export function isCivilDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const instant = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text);
}

function utcMidnight(date: CivilDate): number {
  if (!isCivilDate(date)) throw new RangeError(`Not a date: ${date}`);
  return Date.parse(`${date}T00:00:00Z`);
}

/** The instant at which a wall clock in Stockholm shows this; in the autumn's doubled hour, the first of the two. */
export function instantAt(date: CivilDate, time = "00:00"): Date {
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  const wanted = utcMidnight(date) + (hour * 60 + minute) * 60_000;
  for (const hoursAhead of [2, 1]) {
    const candidate = new Date(wanted - hoursAhead * 3_600_000);
    if (wallClock(candidate) === wanted) return candidate;
  }
  // The spring's missing hour: the clock jumps over it, and the offset before the jump holds.
  return new Date(wanted - 3_600_000);
}

/** The midnight that ends the day: the first instant that is no longer this date. */
export function endOfDay(date: CivilDate): Date {
  return instantAt(addDays(date, 1));
}

export function addDays(date: CivilDate, days: number): CivilDate {
  return new Date(utcMidnight(date) + days * dayLength).toISOString().slice(0, 10);
}

/** The same day of a later month, or that month's last day where it has none such (lag 1930:173, 1 §). */
export function addMonths(date: CivilDate, months: number): CivilDate {
  const from = new Date(utcMidnight(date));
  const [year, month] = [from.getUTCFullYear(), from.getUTCMonth() + months];
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const day = Math.min(from.getUTCDate(), lastDay);
  return new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10);
}

/** Positive when `to` is the later. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return Math.round((utcMidnight(to) - utcMidnight(from)) / dayLength);
}

/** Whole years; who is born on 29 February has the birthday on 1 March in other years. Negative before birth. */
export function ageOn(birthDate: CivilDate, on: CivilDate): number {
  utcMidnight(birthDate);
  utcMidnight(on);
  const years = Number(on.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return on.slice(5) < birthDate.slice(5) ? years - 1 : years;
}
