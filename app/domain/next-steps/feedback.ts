// Decides by when the reporter should have been told at the latest, by the law's own branches, and which ready text fits
// when nothing came. The reporter does not know the day of the decision, so the latest lawful day is counted: a week
// after the last day for it; at once where the request came after that day, when it must have been made already.
// A nudge is never due before that day has ended. Does not know exceptional reasons, nor whether telling was found
// inappropriate. Source: SoL 19:6, 20:2.

import { addDays, type CivilDate, civilDate, endOfDay } from "../calendar/stockholm";
import { preliminaryAssessmentDue } from "../reception/deadlines";
import type { Outcome } from "../reception/status";

/** next-steps:branches.<id>, in the order in which they are told */
export const feedbackBranches = [
  "decided",
  "already_under_way",
  "asked_later",
  "inappropriate",
  "consent",
] as const;
export type FeedbackBranch = (typeof feedbackBranches)[number];

export interface AskedForFeedback {
  sentAt: Date | null;
  storedAt: Date | null;
  feedbackRequestedAt: Date | null;
  feedback: { outcome: Outcome } | null;
}

/** next-steps:nudges.<id> */
export type Nudge = "remind" | "remind_asked_later" | "ask_consent";

export function feedbackAtTheLatest(storedAt: Date, requestedAt: Date): CivilDate {
  const decision = preliminaryAssessmentDue(storedAt).date;
  const requested = civilDate(requestedAt);
  return requested > decision ? requested : addDays(decision, 7);
}

export function askedLater({ sentAt, feedbackRequestedAt }: AskedForFeedback): boolean {
  return sentAt !== null && feedbackRequestedAt !== null && feedbackRequestedAt > sentAt;
}

export function isFeedbackOverdue(asked: AskedForFeedback, now: Date): boolean {
  if (asked.feedback || !asked.storedAt || !asked.feedbackRequestedAt) return false;
  return now >= endOfDay(feedbackAtTheLatest(asked.storedAt, asked.feedbackRequestedAt));
}

/** The text that can be sent now: where there is an investigation, the one that asks the family's consent to more. */
export function nudgeOf(asked: AskedForFeedback, now: Date): Nudge | null {
  if (asked.feedback) return asked.feedback.outcome === "not_opened" ? null : "ask_consent";
  if (!isFeedbackOverdue(asked, now)) return null;
  return askedLater(asked) ? "remind_asked_later" : "remind";
}

interface BranchDate {
  id: FeedbackBranch;
  /** The last day, where the branch has one that can be known. */
  by: CivilDate | null;
}

/** The branches that can still apply, with this report's own dates. None before it has been asked for and stored. */
export function branchesOf(asked: AskedForFeedback): BranchDate[] {
  const { storedAt, feedbackRequestedAt: requestedAt } = asked;
  if (!storedAt || !requestedAt) return [];
  const latest = feedbackAtTheLatest(storedAt, requestedAt);
  const requested = civilDate(requestedAt);
  const mustBeDecided = requested > preliminaryAssessmentDue(storedAt).date;
  const by: Partial<Record<FeedbackBranch, CivilDate>> = {
    decided: latest,
    asked_later: requested,
  };
  return feedbackBranches
    .filter((id) => (id === "decided" ? !mustBeDecided : id === "asked_later" ? askedLater(asked) : true))
    .map((id) => ({ id, by: by[id] ?? null }));
}
