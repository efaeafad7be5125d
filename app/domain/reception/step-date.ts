// The day on which a step was taken, where it is recorded afterwards. Empty means now. Never in the future, never before
// what it follows upon. A day alone is noon in Stockholm, so that deadlines count from the right day.
import { civilDate, instantAt, isCivilDate } from "../calendar/stockholm";
import { refuse } from "../refusal";

export function stepDate(typed: string, { now, from }: { now: Date; from: Date }): Date {
  const date = typed.trim();
  if (date === "" || date === civilDate(now)) return now;
  if (!isCivilDate(date)) refuse("date", "date_unreadable");
  if (date > civilDate(now)) refuse("date", "date_in_future");
  if (date < civilDate(from)) refuse("date", "date_before_receipt");
  const noon = instantAt(date, "12:00");
  return noon < from ? from : noon;
}
