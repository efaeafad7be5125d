// What a concern may be: priorities, categories, length, time. Pure; the words stand in app/text.
// Source: domain glossary; 600 characters and exactly three priorities from the needs analysis of 2019.
import { z } from "zod";
import { civilTime, instantAt, isCivilDate } from "../calendar/stockholm";
import type { FieldErrors } from "../refusal";
import { countGraphemes, normaliseNote, noteLimit } from "./graphemes";

export const priorities = ["act_now", "action_desirable", "no_action"] as const;
export type Priority = (typeof priorities)[number];

export const circles = ["pupil", "student_health"] as const;
export type Circle = (typeof circles)[number];

export const categories = [
  "other",
  "absence",
  "lateness",
  "tiredness",
  "injury",
  "mood",
  "conflict",
  "care",
  "home",
  "learning",
  "substance",
  "online",
  "positive",
] as const;
export type Category = (typeof categories)[number];

/** What a form sends. Dates are civil in Stockholm; an empty date means now, an empty time its present hour. */
export interface ConcernForm {
  text: string;
  priority: string;
  category: string;
  circle: string;
  date: string;
  time: string;
}

export interface ConcernInput {
  text: string;
  priority: Priority;
  category: Category;
  circle: Circle;
  occurredAt: Date;
}

type Checked = { ok: true; value: ConcernInput } | { ok: false; errors: FieldErrors };

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** Checks a form as a whole and names every fault beside its field. `now` bounds the date: nothing in the future. */
export function checkConcern(form: ConcernForm, now: Date): Checked {
  const errors: FieldErrors = {};
  const text = normaliseNote(form.text).trim();
  const length = countGraphemes(text);
  if (length === 0) errors.text = { key: "note_empty" };
  else if (length > noteLimit) errors.text = { key: "note_too_long", params: { over: length - noteLimit } };

  const priority = z.enum(priorities).safeParse(form.priority);
  if (!priority.success) errors.priority = { key: "priority_missing" };
  const category = z.enum(categories).safeParse(form.category || "other");
  if (!category.success) errors.category = { key: "choice_unknown" };
  const circle = z.enum(circles).safeParse(form.circle || "pupil");
  if (!circle.success) errors.circle = { key: "choice_unknown" };

  const occurredAt = occurred(form, now, errors);
  if (!priority.success || !category.success || !circle.success || !occurredAt || errors.text) {
    return { ok: false, errors };
  }
  return {
    ok: true,
    value: { text, priority: priority.data, category: category.data, circle: circle.data, occurredAt },
  };
}

function occurred(form: ConcernForm, now: Date, errors: FieldErrors): Date | null {
  if (form.date === "" && form.time === "") return now;
  const today = civilTime(now);
  const date = form.date || today.date;
  if (!isCivilDate(date)) {
    errors.date = { key: "date_unreadable" };
    return null;
  }
  if (form.time !== "" && !clock.safeParse(form.time).success) {
    errors.time = { key: "time_unreadable" };
    return null;
  }
  const instant = form.time === "" && date === today.date ? now : instantAt(date, form.time || "12:00");
  if (instant > now) {
    errors.date = { key: "date_in_future" };
    return null;
  }
  if (now.getTime() - instant.getTime() > 20 * 366 * 86_400_000) {
    errors.date = { key: "date_too_old" };
    return null;
  }
  return instant;
}
