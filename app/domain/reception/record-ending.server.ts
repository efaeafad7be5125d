// Records how an investigation ended, by the closed list of endings. No ending is better than another here, and none is
// told to the reporter. Source: the product's own list (status.ts); SoL 20:3.
import type { SocialCtx } from "~/access/context.server";
import { refuse } from "../refusal";
import { endings } from "./status";
import { stepDate } from "./step-date";
import { type StepForm, takeStep } from "./step-received.server";

export async function recordEnding(
  ctx: SocialCtx,
  form: StepForm & { ending: string; date: string },
): Promise<void> {
  const ending = endings.find((known) => known === form.ending);
  if (!ending) refuse("ending", "ending_missing");
  await takeStep(ctx, form, {
    name: "ended",
    action: "end",
    detail: ending,
    change: (row) => ({
      ending,
      endedAt: stepDate(form.date, { now: ctx.now, from: row.decidedAt ?? row.receivedAt }),
    }),
    news: () => null,
    audit: (row) => ({
      kind: "reception.outcome",
      receivedId: row.id,
      municipalityCode: row.municipalityCode,
    }),
  });
}
