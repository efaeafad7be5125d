// What a matter's form may hold: a short name, a day to look again, the circle that it is for. Pure.
// Source: glossary (matter); issue "named and followed as one matter, with status and next date".
import { addDays, type CivilDate, civilDate, isCivilDate } from "../calendar/stockholm";
import { countGraphemes, normaliseNote } from "../concern/graphemes";
import { type Circle, circles } from "../concern/rules";
import type { FieldErrors } from "../refusal";

export const matterNameLimit = 80;
export const closingLimit = 600;
const daysAhead = 366;

export interface MatterForm {
  name: string;
  /** Empty: no day. */
  nextOn: string;
  /** Empty: for all who have the pupil. */
  circle: string;
}

export interface MatterInput {
  name: string;
  nextOn: CivilDate | null;
  circle: Circle;
}

/** `was`: the day that stands already, which may have passed. */
export function checkMatter(
  form: MatterForm,
  now: Date,
  was: CivilDate | null = null,
): { ok: true; value: MatterInput } | { ok: false; errors: FieldErrors } {
  const errors: FieldErrors = {};
  const name = normaliseNote(form.name).replace(/\s+/g, " ").trim();
  const length = countGraphemes(name);
  if (length === 0) errors.name = { key: "matter_name_empty" };
  else if (length > matterNameLimit)
    errors.name = { key: "name_too_long", params: { limit: matterNameLimit } };
  const today = civilDate(now);
  if (form.nextOn !== "" && form.nextOn !== was) {
    if (!isCivilDate(form.nextOn)) errors.nextOn = { key: "date_unreadable" };
    else if (form.nextOn < today) errors.nextOn = { key: "date_passed" };
    else if (form.nextOn > addDays(today, daysAhead)) errors.nextOn = { key: "date_too_far" };
  }
  const circle = circles.find((c) => c === (form.circle || "pupil"));
  if (!circle) errors.circle = { key: "choice_unknown" };
  if (!circle || Object.keys(errors).length > 0) return { ok: false, errors };
  return { ok: true, value: { name, nextOn: form.nextOn || null, circle } };
}
