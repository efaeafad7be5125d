// Which deadlines a received report has, and which of them are met: what is to be done by when, soonest first.
// Does not decide when a deadline ends (deadlines.ts) nor who does the work. Source: SoL 19:6, 20:1-3.
import {
  type Deadline,
  daysLeft,
  feedbackDue,
  investigationDue,
  isLate,
  preliminaryAssessmentDue,
  protectionAssessmentDue,
} from "./deadlines";
import type { Outcome } from "./status";

export interface ReceptionDates {
  receivedAt: Date;
  protectionAssessedAt: Date | null;
  decision: Outcome | null;
  decidedAt: Date | null;
  endedAt: Date | null;
  feedbackRequested: boolean;
  /** Null where the report itself asked. */
  feedbackRequestedAt: Date | null;
  /** The reporter has been told, or it was found inappropriate. */
  feedbackSettled: boolean;
}

/** The reception's ledger: a reporter who asked has been told, or telling was found inappropriate. */
export const feedbackKinds = ["feedback_sent", "feedback_withheld"];

export function isFeedbackSettled(events: readonly { kind: string }[]): boolean {
  return events.some(({ kind }) => feedbackKinds.includes(kind));
}

export interface Due extends Deadline {
  done: boolean;
  late: boolean;
  /** Nought on the last day, negative when late. */
  daysLeft: number;
}

/** Every deadline that applies so far, in the order of the work. */
export function deadlinesOf(dates: ReceptionDates, now: Date): Due[] {
  const { receivedAt, decidedAt, decision } = dates;
  const due = (deadline: Deadline, done: boolean): Due => ({
    ...deadline,
    done,
    late: !done && isLate(deadline, now),
    daysLeft: daysLeft(deadline, now),
  });
  const all = [
    due(protectionAssessmentDue(receivedAt), dates.protectionAssessedAt !== null),
    due(preliminaryAssessmentDue(receivedAt), decidedAt !== null),
  ];
  if (decidedAt && dates.feedbackRequested) {
    const alreadyUnderWay = decision === "already_under_way";
    const requestedAt = dates.feedbackRequestedAt ?? receivedAt;
    all.push(due(feedbackDue({ decidedAt, requestedAt, alreadyUnderWay }), dates.feedbackSettled));
  }
  if (decidedAt && decision === "opened") all.push(due(investigationDue(decidedAt), dates.endedAt !== null));
  return all;
}

/** The deadline that is met next, or should have been. */
export function nextDue(dates: ReceptionDates, now: Date): Due | null {
  const open = deadlinesOf(dates, now).filter((deadline) => !deadline.done);
  return open.sort((a, b) => a.daysLeft - b.daysLeft)[0] ?? null;
}
