// Which deadlines a received report has, and which of them are met: what is to be done by when, soonest first.
// Also where in its list that puts it. Does not decide when a deadline ends (deadlines.ts) nor who does the work. What has
// been forwarded is the other municipality's to do. Source: SoL 19:6, 20:1-3, 29:1.
import {
  type Deadline,
  daysLeft,
  feedbackDue,
  investigationDue,
  isLate,
  preliminaryAssessmentDue,
  protectionAssessmentDue,
} from "./deadlines";
import type { Outcome, ReceptionStatus } from "./status";

export interface ReceptionDates {
  receivedAt: Date;
  protectionAssessedAt: Date | null;
  decision: Outcome | null;
  decidedAt: Date | null;
  endedAt: Date | null;
  feedbackRequested: boolean;
  /** Null where the report itself asked. */
  feedbackRequestedAt: Date | null;
  /** When the reporter was told, or it was found inappropriate. */
  feedbackAt: Date | null;
  forwardedAt: Date | null;
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
  if (dates.forwardedAt) return [];
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
    all.push(due(feedbackDue({ decidedAt, requestedAt, alreadyUnderWay }), dates.feedbackAt !== null));
  }
  if (decidedAt && decision === "opened") all.push(due(investigationDue(decidedAt), dates.endedAt !== null));
  return all;
}

/** The deadline that is met next, or should have been. */
export function nextDue(dates: ReceptionDates, now: Date): Due | null {
  const open = deadlinesOf(dates, now).filter((deadline) => !deadline.done);
  return open.sort((a, b) => a.daysLeft - b.daysLeft)[0] ?? null;
}

/** The lists of the inbox: what is not decided, what is investigated, what is over. */
export type Stage = "todo" | "investigating" | "closed";

export const stageOf: Record<ReceptionStatus, Stage> = {
  received: "todo",
  opened: "todo",
  acknowledged: "todo",
  registered: "todo",
  investigating: "investigating",
  closed_not_opened: "closed",
  closed_already_under_way: "closed",
  ended: "closed",
  forwarded: "closed",
};

interface Queued extends ReceptionDates {
  status: ReceptionStatus;
  acute: boolean;
}

/**
 * Where it stands among the others: the acute first, then what is due soonest, then the oldest; what is over comes after,
 * and is read backwards: first what an answer is still owed on, then the newest. Stored with the row, so that a list is
 * read in its order and no more of it than is shown.
 */
export function queueOf(row: Queued): { stage: Stage; dueOn: string | null; queueKey: string } {
  const dueOn = nextDue(row, row.receivedAt)?.date ?? null;
  const stage = stageOf[row.status];
  const came = row.receivedAt.toISOString();
  if (stage === "closed") return { stage, dueOn, queueKey: dueOn ? `3 ${dueOn} ${came}` : `2 ${came}` };
  return { stage, dueOn, queueKey: `${row.acute ? 0 : 1} ${dueOn ?? "9999-12-31"} ${came}` };
}
