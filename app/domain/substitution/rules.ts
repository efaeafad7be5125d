// What a substitution may be. Pure.
import { addDays, isCivilDate } from "../calendar/stockholm";
import type { FieldErrors } from "../refusal";

/** A longer one is a duty: the roster's. */
export const longestSubstitution = 366;

/** `until` is the last day, as people say it. */
export function substitutionDays(from: string, until: string, today: string): FieldErrors {
  const errors: FieldErrors = {};
  if (!isCivilDate(from)) errors.from = { key: "date_unreadable" };
  else if (from < today) errors.from = { key: "date_passed" };
  if (!isCivilDate(until)) errors.until = { key: "date_unreadable" };
  else if (isCivilDate(from) && until < from) errors.until = { key: "ends_before_start" };
  else if (isCivilDate(from) && until > addDays(from, longestSubstitution))
    errors.until = { key: "access_too_long", params: { days: longestSubstitution } };
  return errors;
}
