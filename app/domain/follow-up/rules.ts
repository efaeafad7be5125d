// What a follow-up may be: first dates, bounds of a next date, length of words. Pure; the words stand in app/text.
// The first dates are the product's own: what must be done now is due the same day, what is desirable within a week. No
// deadline of the law is one of these: the duty to report knows no date (SoL 19:1, at once).
import { addDays, type CivilDate, isCivilDate } from "../calendar/stockholm";
import { countGraphemes, normaliseNote, noteLimit } from "../concern/graphemes";
import type { Priority } from "../concern/rules";
import { refuse } from "../refusal";

/** A word that goes with a passing on or an answer, and a closing note. */
export const wordLimit = 200;
/** A decision of a meeting: as long as a note. */
export const decisionLimit = noteLimit;
const furthestDays = 366;

export function firstDueOn(priority: Priority, loggedOn: CivilDate): CivilDate {
  return priority === "act_now" ? loggedOn : addDays(loggedOn, 7);
}

/** Today or later, within a year. Throws Refusal beside `field`. */
export function checkDueOn(date: string, today: CivilDate, field = "dueOn"): CivilDate {
  if (!isCivilDate(date)) refuse(field, "date_unreadable");
  if (date < today) refuse(field, "date_passed");
  if (date > addDays(today, furthestDays)) refuse(field, "date_too_far");
  return date;
}

/** The text as it is kept; "" where nothing was written and nothing is asked for. */
export function checkWord(
  text: string,
  { field, limit = wordLimit, empty }: { field: string; limit?: number; empty?: string },
): string {
  const word = normaliseNote(text).trim();
  if (word === "" && empty) refuse(field, empty);
  if (countGraphemes(word) > limit) refuse(field, "reason_too_long", { limit });
  return word;
}

/** The parts of the list of things to do, in their order. follow-up:groups.<id> */
export const groups = ["asked", "due", "coming", "waiting"] as const;
export type Group = (typeof groups)[number];

/** What is due today or before comes first. */
export const isDue = (dueOn: CivilDate, today: CivilDate): boolean => dueOn <= today;
export const isOverdue = (dueOn: CivilDate, today: CivilDate): boolean => dueOn < today;
