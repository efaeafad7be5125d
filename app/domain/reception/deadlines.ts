// Decides by when social services must have done what, counted from receipt and decision. Calendar days that
// end at midnight in Stockholm; a month that lacks the day ends on its last; never moved for weekends or
// holidays. Does not know exceptional reasons for going over. Source: SoL 20:1 (practice: at the latest the
// next day), 20:2 (14 days), 20:3 (four months), 19:6 (a week after the decision).

import { addDays, addMonths, type CivilDate, civilDate, daysBetween, endOfDay } from "../calendar/stockholm";

/** reception:deadlines.<id> */
export type DeadlineId = "protection_assessment" | "preliminary_assessment" | "feedback" | "investigation";

export interface Deadline {
  id: DeadlineId;
  /** The last day. */
  date: CivilDate;
  /** The midnight that ends it: from this instant it is late. */
  endsAt: Date;
}

function until(id: DeadlineId, date: CivilDate): Deadline {
  return { id, date, endsAt: endOfDay(date) };
}

export function protectionAssessmentDue(receivedAt: Date): Deadline {
  return until("protection_assessment", addDays(civilDate(receivedAt), 1));
}

export function preliminaryAssessmentDue(receivedAt: Date): Deadline {
  return until("preliminary_assessment", addDays(civilDate(receivedAt), 14));
}

export function investigationDue(openedAt: Date): Deadline {
  return until("investigation", addMonths(civilDate(openedAt), 4));
}

export interface FeedbackFacts {
  decidedAt: Date;
  requestedAt: Date;
  alreadyUnderWay: boolean;
}

/** A week after the decision; at once, that is the same day, when an investigation was already under way or the request came later. */
export function feedbackDue({ decidedAt, requestedAt, alreadyUnderWay }: FeedbackFacts): Deadline {
  const decided = civilDate(decidedAt);
  const requested = civilDate(requestedAt);
  if (requested > decided) return until("feedback", requested);
  return until("feedback", alreadyUnderWay ? decided : addDays(decided, 7));
}

/** Whole days left, nought on the last day, negative when late. */
export function daysLeft(deadline: Deadline, now: Date): number {
  return daysBetween(civilDate(now), deadline.date);
}

export function isLate(deadline: Deadline, now: Date): boolean {
  return now.getTime() >= deadline.endsAt.getTime();
}
