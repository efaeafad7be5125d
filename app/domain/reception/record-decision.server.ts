// Records the decision of the preliminary assessment: investigation opened, not opened, or already under way; and tells
// the reporter who asked exactly that and no more, unless it is found inappropriate. Does not judge whether the decision
// is right or in time. Source: SoL 20:2, 19:6.
import type { SocialCtx } from "~/access/context.server";
import { addReceivedEvent, type ReceivedRow } from "~db/reception.server";
import { refuse } from "../refusal";
import { feedbackWays, type Outcome, outcomes, type ReceptionAction } from "./status";
import { stepDate } from "./step-date";
import { type Step, type StepForm, takeStep } from "./step-received.server";

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
  await takeStep(
    ctx,
    form,
    decisionStep({ ...form, decision, now: ctx.now, accountId: ctx.actor.accountId }),
  );
}

interface Decided {
  decision: Outcome;
  date: string;
  withhold: boolean;
  now: Date;
  accountId: string;
}

/** The decision as a step, for a form and for a file of many. */
export function decisionStep({ decision, date, withhold, now, accountId }: Decided): Step {
  const told = (row: ReceivedRow) => {
    if (!row.feedbackRequested) return null;
    if (withhold) return "withheld" as const;
    return row.wayIn === "tool" ? ("tool" as const) : null;
  };
  return {
    name: "decided",
    action: actions[decision],
    detail: decision,
    change: (row) => {
      const feedbackWay = told(row);
      return {
        decision,
        decidedAt: stepDate(date, { now, from: row.receivedAt }),
        ...(feedbackWay ? { feedbackWay, feedbackAt: now } : {}),
      };
    },
    news: (row) => (told(row) === "tool" ? { state: "outcome", detail: decision } : null),
    also: async (tx, row) => {
      if (!row.feedbackWay) return;
      const kind = row.feedbackWay === "withheld" ? "feedback_withheld" : "feedback_sent";
      await addReceivedEvent(tx, { receivedId: row.id, at: now, accountId, kind, detail: row.feedbackWay });
    },
    audit: (row) => ({
      kind: "reception.decision",
      receivedId: row.id,
      municipalityCode: row.municipalityCode,
      decision,
    }),
  };
}

/** Notes that the reporter has been told, when and how; through the tool it is told by this very step. */
export async function noteFeedback(
  ctx: SocialCtx,
  form: StepForm & { way: string; date: string },
): Promise<void> {
  const way = feedbackWays.find((known) => known === form.way);
  if (!way) refuse("way", "feedback_way_missing");
  await takeStep(ctx, form, {
    name: "feedback_sent",
    action: null,
    detail: way,
    change: (row) => {
      const owed = row.feedbackRequested && row.decidedAt !== null && row.feedbackAt === null;
      if (!owed || (way === "tool" && row.wayIn !== "tool")) refuse("", "received_step_not_now");
      const from = row.decidedAt ?? row.receivedAt;
      return { feedbackWay: way, feedbackAt: stepDate(form.date, { now: ctx.now, from }) };
    },
    news: (row) => ({ state: "outcome", detail: row.decision }),
    audit: (row) => ({
      kind: "reception.outcome",
      receivedId: row.id,
      municipalityCode: row.municipalityCode,
    }),
  });
}
