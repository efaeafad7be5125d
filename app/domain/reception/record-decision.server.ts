// Records the decision of the preliminary assessment: investigation opened, not opened, or already under way; and tells
// the reporter who asked exactly that and no more, unless it is found inappropriate. Does not judge whether the decision
// is right or in time. Source: SoL 20:2, 19:6.
import type { SocialCtx } from "~/access/context.server";
import { addReceivedEvent, receivedEventsOf } from "~db/reception.server";
import { refuse } from "../refusal";
import { isFeedbackSettled } from "./due";
import { type Outcome, outcomes, type ReceptionAction } from "./status";
import { stepDate } from "./step-date";
import { type StepForm, takeStep } from "./step-received.server";

const actions: Record<Outcome, ReceptionAction> = {
  opened: "decide_open",
  not_opened: "decide_not_open",
  already_under_way: "note_already_under_way",
};

export interface RecordDecision extends StepForm {
  decision: string;
  date: string;
  /** Telling the reporter is inappropriate (olämpligt). */
  withhold: boolean;
}

export async function recordDecision(ctx: SocialCtx, form: RecordDecision): Promise<void> {
  const decision = outcomes.find((outcome) => outcome === form.decision);
  if (!decision) refuse("decision", "decision_missing");
  await takeStep(ctx, form, {
    name: "decided",
    action: actions[decision],
    detail: decision,
    change: (row) => ({
      decision,
      decidedAt: stepDate(form.date, { now: ctx.now, from: row.receivedAt }),
    }),
    news: (row) => (row.feedbackRequested && !form.withhold ? { state: "outcome", detail: decision } : null),
    also: async (tx, row) => {
      const kind = form.withhold ? "feedback_withheld" : row.digest ? "feedback_sent" : null;
      if (row.feedbackRequested && kind) {
        await addReceivedEvent(tx, { receivedId: row.id, at: ctx.now, accountId: ctx.actor.accountId, kind });
      }
    },
    audit: (row) => ({
      kind: "reception.decision",
      receivedId: row.id,
      municipalityCode: row.municipalityCode,
      decision,
    }),
  });
}

/** Notes that a reporter without a ledger here (a call, a letter) has been told by hand. */
export async function noteFeedback(ctx: SocialCtx, form: StepForm): Promise<void> {
  await takeStep(ctx, form, {
    name: "feedback_sent",
    action: null,
    change: async (row, tx) => {
      const owed = row.feedbackRequested && row.decision !== null;
      const settled = isFeedbackSettled(await receivedEventsOf(tx, row.id));
      return owed && !settled ? {} : refuse("", "received_step_not_now");
    },
    news: (row) => ({ state: "outcome", detail: row.decision }),
    audit: (row) => ({
      kind: "reception.outcome",
      receivedId: row.id,
      municipalityCode: row.municipalityCode,
    }),
  });
}
