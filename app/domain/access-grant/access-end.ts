// When a temporary access is to end, from what a form says: the end of a day, or a minute of it. Pure.
import { addDays, civilDate, endOfDay, instantAt, isCivilDate } from "../calendar/stockholm";
import type { FieldErrors } from "../refusal";
import { longestDays } from "./rules";

interface Wanted {
  /** The last civil day on which the access holds. */
  until: string;
  /** "14:30"; empty: the whole of that day. */
  untilTime?: string;
}

const clock = /^([01]\d|2[0-3]):[0-5]\d$/;

export function readAccessEnd(
  { until, untilTime = "" }: Wanted,
  now: Date,
): { endsAt: Date } | { errors: FieldErrors } {
  const today = civilDate(now);
  if (!isCivilDate(until)) return { errors: { until: { key: "date_unreadable" } } };
  if (until < today) return { errors: { until: { key: "date_passed" } } };
  if (until > addDays(today, longestDays))
    return { errors: { until: { key: "access_too_long", params: { days: longestDays } } } };
  if (untilTime === "") return { endsAt: endOfDay(until) };
  if (!clock.test(untilTime)) return { errors: { untilTime: { key: "time_unreadable" } } };
  const endsAt = instantAt(until, untilTime);
  return endsAt > now ? { endsAt } : { errors: { untilTime: { key: "time_passed" } } };
}
