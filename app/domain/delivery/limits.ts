// By when a delivery must have moved on, or it is an alarm, and how often it is tried: who is alarmed, and what is then
// done, stands elsewhere.
// Acute: at once, since a person must be spoken to whatever the tool knows. Otherwise one hour in office hours, or the
// unit's own time; outside them, and where the hour does not fit before closing, 08:30 on the next working day.
// Source: issue 'Delivery ledger'; the calendar of working-days.ts. Pure: the moments are passed in.
import { civilTime, instantAt } from "../calendar/stockholm";
import {
  closingOf,
  isInOfficeHours,
  isWorkingDay,
  nextWorkingDay,
  officeHours,
} from "../calendar/working-days";

const minuteMs = 60_000;
const usualMinutes = 60;
const morning = "08:30";

/** Attempts take seconds: so long without being handed over is trouble. */
const sendWithin = { usual: 10 * minuteMs, acute: 2 * minuteMs };
/**
 * After so many attempts nothing more is tried by itself. By runner/back-off.ts that is two days, a weekend: the alarm has
 * stood since the first minutes, and whoever made the report can take it another way meanwhile.
 */
export const lastAttempt = 60;
/** A message service waits for the receiver's own service. */
const receiptWithin = { usual: 120 * minuteMs, acute: 10 * minuteMs };
/** A letter is answered for by nobody; then one phones and asks. */
const letterWorkingDays = 5;

interface Urgency {
  acute: boolean;
  /** The unit's own limit in the register; null for the tool's. */
  minutes: number | null;
}

/** When a person at the receiver must have opened what was stored at `from`; also when a person must have carried it. */
export function personBy(from: Date, { acute, minutes }: Urgency): Date {
  if (acute) return from;
  const left = minutes ?? usualMinutes;
  const inside = isInOfficeHours(from);
  const whole = new Date(from.getTime() + left * minuteMs);
  const { date, time } = civilTime(from);
  if (inside && whole <= closingOf(date)) return whole;
  const isBefore = isWorkingDay(date) && time < officeHours.from;
  const day = isBefore ? date : nextWorkingDay(date);
  if (left <= usualMinutes) return instantAt(day, morning);
  const used = inside ? (closingOf(date).getTime() - from.getTime()) / minuteMs : 0;
  return afterOfficeMinutes(day, left - used);
}

/** A longer limit is counted in minutes that the office is open. */
function afterOfficeMinutes(from: string, minutes: number): Date {
  let day = from;
  let left = minutes;
  for (;;) {
    const open = instantAt(day, officeHours.from).getTime();
    const here = (closingOf(day).getTime() - open) / minuteMs;
    if (left <= here) return new Date(open + left * minuteMs);
    left -= here;
    day = nextWorkingDay(day);
  }
}

export function handOverBy(sentAt: Date, acute: boolean): Date {
  return new Date(sentAt.getTime() + (acute ? sendWithin.acute : sendWithin.usual));
}

export function receiptBy(handedOverAt: Date, acute: boolean): Date {
  return new Date(handedOverAt.getTime() + (acute ? receiptWithin.acute : receiptWithin.usual));
}

export function letterAnsweredBy(postedAt: Date): Date {
  let day = civilTime(postedAt).date;
  for (let days = 0; days < letterWorkingDays; days += 1) day = nextWorkingDay(day);
  return instantAt(day, morning);
}
