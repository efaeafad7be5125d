// What an anonymous consultation may be, and when what was posted is handed over. Pure.
// Source: decision 0023; the issue 'Handover and access'.
import { addDays, type CivilDate, civilTime, instantAt } from "../calendar/stockholm";

/** Graphemes in a question or an answer. */
export const questionLimit = 2000;

/** From the last word on it is kept for so long; then it is erased with its key. */
export const keptDays = 90;

/** Stockholm's hours at which the letterbox is emptied: so many may have asked that no hour points to one. */
export const emptiedAt = ["06:00", "12:00"] as const;

/** The next hour at which the letterbox is emptied, after this moment. */
export function nextEmptying(now: Date): { date: CivilDate; time: (typeof emptiedAt)[number]; at: Date } {
  const { date, time } = civilTime(now);
  const today = emptiedAt.find((hour) => hour > time);
  const next = today ? { date, time: today } : { date: addDays(date, 1), time: emptiedAt[0] };
  return { ...next, at: instantAt(next.date, next.time) };
}

export const endsAfter = (lastOn: CivilDate): CivilDate => addDays(lastOn, keptDays);

/** Whom a question goes to. */
export type ReceiverOf =
  | { kind: "student_health"; schoolUnitId: string }
  | { kind: "reception"; municipalityCode: string };
