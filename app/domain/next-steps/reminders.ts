// On which days it is worth looking at a report again: when the time for the decision is over, the day after an answer
// should have come, when the time for an investigation is over, and after two months, to ask whether anything is better
// (report again when nothing improves). Only days still ahead.
// What a reminder says is nobody's business: it has no name, no reference and no reason (see calendar-file.ts).
// Source: SoL 19:1, 19:6, 20:2-3.

import { addDays, addMonths, type CivilDate, civilDate } from "../calendar/stockholm";
import type { NextStep } from "./steps";

export function reminderDays(steps: readonly NextStep[], now: Date): CivilDate[] {
  const by = (id: NextStep["id"]) => steps.find((s) => s.id === id)?.by ?? null;
  const stored = steps.find((s) => s.id === "stored")?.at ?? null;
  if (!stored) return [];
  const [decision, feedback, investigation] = [by("preliminary"), by("feedback"), by("investigation")];
  const days = [
    decision && addDays(decision, 1),
    feedback && addDays(feedback, 1),
    addMonths(civilDate(stored), 2),
    investigation && addDays(investigation, 1),
  ];
  const today = civilDate(now);
  return [...new Set(days.filter((day): day is CivilDate => day !== null && day > today))].sort();
}
