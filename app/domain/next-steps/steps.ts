// Decides what the reporter is shown about what happens after a report: each step done, now or ahead, its
// dates, and what is asked of the reporter. Takes only what a reporter may know: the decision enters as the
// feedback that was given (SoL 19:6), never as what the reception has recorded.
// Does not check who reads. Source: SoL 19:1, 19:5-6, 20:1-3, 20:6.

import { type CivilDate, endOfDay } from "../calendar/stockholm";
import type { CitationKey } from "../law/citations";
import {
  investigationDue,
  isLate,
  preliminaryAssessmentDue,
  protectionAssessmentDue,
} from "../reception/deadlines";
import type { Outcome } from "../reception/status";
import { askedLater, feedbackAtTheLatest } from "./feedback";
import { processSteps, type StepId } from "./process";

export interface KnownToReporter {
  acute: boolean;
  sentAt: Date | null;
  /** The delivery keeps failing, or nobody has opened the report in time. */
  deliveryInTrouble: boolean;
  storedAt: Date | null;
  openedAt: Date | null;
  acknowledgedAt: Date | null;
  feedbackRequestedAt: Date | null;
  feedback: { at: Date; outcome: Outcome; decidedAt: Date } | null;
}

/** `passed`: the lawful time is over, and the reporter is not told whether it was done. */
export type StepState = "done" | "now" | "ahead" | "passed";

/** next-steps:asked.<id> */
export type Asked =
  | "send"
  | "phone_now"
  | "phone_reception"
  | "be_reachable"
  | "ask_for_feedback"
  | "remind_of_feedback"
  | "give_information"
  | "keep_notes";

/** Texts: next-steps:steps.<id>.title and next-steps:steps.<id>.<variant>. */
export interface NextStep {
  id: StepId;
  state: StepState;
  variant: string;
  /** When it happened. */
  at: Date | null;
  /** The last day for it, while it has not happened. */
  by: CivilDate | null;
  asked: Asked[];
  ground: CitationKey;
}

/** next-steps:reportAgain.<id> */
export const reportAgainWhen = ["new_facts", "worse", "no_better", "still_worried"] as const;

type MakeStep = (known: KnownToReporter, now: Date) => Omit<NextStep, "id" | "ground">;

const sent: MakeStep = ({ sentAt, acute }) => ({
  state: sentAt ? "done" : "now",
  variant: sentAt ? "done" : "now",
  at: sentAt,
  by: null,
  asked: [...(acute ? (["phone_now"] as const) : []), ...(sentAt ? [] : (["send"] as const))],
});

const stored: MakeStep = ({ sentAt, storedAt, deliveryInTrouble }) => {
  const stuck = sentAt !== null && storedAt === null && deliveryInTrouble;
  const state = storedAt ? "done" : sentAt ? "now" : "ahead";
  return {
    state,
    variant: stuck ? "trouble" : state,
    at: storedAt,
    by: null,
    asked: stuck ? ["phone_reception"] : [],
  };
};

const read: MakeStep = ({ storedAt, openedAt, acknowledgedAt, deliveryInTrouble }) => {
  const unread = storedAt !== null && openedAt === null && acknowledgedAt === null;
  const state = acknowledgedAt ? "done" : storedAt ? "now" : "ahead";
  return {
    state,
    variant: acknowledgedAt ? "done" : openedAt ? "opened" : unread && deliveryInTrouble ? "trouble" : state,
    at: acknowledgedAt ?? openedAt,
    by: null,
    asked: unread && deliveryInTrouble ? ["phone_reception"] : [],
  };
};

const protection: MakeStep = ({ storedAt }, now) => {
  const due = storedAt && protectionAssessmentDue(storedAt);
  const state = !due ? "ahead" : isLate(due, now) ? "passed" : "now";
  return {
    state,
    variant: state,
    at: null,
    by: due?.date ?? null,
    asked: state === "now" ? ["be_reachable"] : [],
  };
};

const preliminary: MakeStep = ({ storedAt, feedback }, now) => {
  const due = storedAt && preliminaryAssessmentDue(storedAt);
  const state = feedback ? "done" : !due ? "ahead" : isLate(due, now) ? "passed" : "now";
  return {
    state,
    variant: state,
    at: feedback?.decidedAt ?? null,
    by: feedback ? null : (due?.date ?? null),
    asked: state === "now" ? ["be_reachable"] : [],
  };
};

const feedback: MakeStep = (known, now) => {
  const { storedAt, feedbackRequestedAt, feedback: given } = known;
  const base = { at: given?.at ?? null, by: null };
  if (given) return { ...base, state: "done", variant: given.outcome, asked: [] };
  if (!feedbackRequestedAt) {
    return { ...base, state: "ahead", variant: "not_requested", asked: ["ask_for_feedback"] };
  }
  if (!storedAt) return { ...base, state: "ahead", variant: "requested", asked: [] };
  const by = feedbackAtTheLatest(storedAt, feedbackRequestedAt);
  if (now.getTime() >= endOfDay(by).getTime()) {
    return { ...base, by, state: "passed", variant: "passed", asked: ["remind_of_feedback"] };
  }
  return { ...base, by, state: "ahead", variant: askedLater(known) ? "asked_later" : "requested", asked: [] };
};

const investigation: MakeStep = ({ feedback: given }, now) => {
  const base = { at: null, by: null };
  if (!given) return { ...base, state: "ahead", variant: "ahead", asked: [] };
  if (given.outcome === "not_opened") return { ...base, state: "done", variant: "not_opened", asked: [] };
  if (given.outcome === "already_under_way") {
    return { ...base, state: "now", variant: "already_under_way", asked: ["give_information"] };
  }
  const due = investigationDue(given.decidedAt);
  const state = isLate(due, now) ? "passed" : "now";
  return { ...base, by: due.date, state, variant: state, asked: ["give_information"] };
};

const yourPart: MakeStep = () => ({
  state: "now",
  variant: "now",
  at: null,
  by: null,
  asked: ["keep_notes"],
});

const makers: Record<StepId, MakeStep> = {
  sent,
  stored,
  read,
  protection,
  preliminary,
  feedback,
  investigation,
  your_part: yourPart,
};

export function nextSteps(known: KnownToReporter, now: Date): NextStep[] {
  return processSteps.map(({ id, ground }) => ({ id, ground, ...makers[id](known, now) }));
}
