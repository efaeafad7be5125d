// Records how an investigation ended, by the closed list of endings. No ending is better than another here, and none is
// told to the reporter. Source: the product's own list (status.ts); SoL 20:3.
import type { SocialCtx } from "~/access/context.server";
import { refuse } from "../refusal";
import { type Ending, endings } from "./status";
import { stepDate } from "./step-date";
import { type Step, type StepForm, takeStep } from "./step-received.server";

export async function recordEnding(
  ctx: SocialCtx,
  form: StepForm & { ending: string; date: string },
): Promise<void> {
  const ending = endings.find((known) => known === form.ending);
  if (!ending) refuse("ending", "ending_missing");
  await takeStep(ctx, form, endingStep({ ending, date: form.date, now: ctx.now }));
}

/** The ending as a step, for a form and for a file of many. */
export function endingStep({ ending, date, now }: { ending: Ending; date: string; now: Date }): Step {
  return {
    name: "ended",
    action: "end",
    detail: ending,
    change: (row) => ({ ending, endedAt: stepDate(date, { now, from: row.decidedAt ?? row.receivedAt }) }),
    news: () => null,
    audit: (row) => ({
      kind: "reception.outcome",
      receivedId: row.id,
      municipalityCode: row.municipalityCode,
    }),
  };
}
