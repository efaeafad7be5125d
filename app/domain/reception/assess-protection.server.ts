// Notes that the immediate protection assessment is done, and on which day. Can be done at any step: it is never made
// to wait for registration. Does not hold the assessment itself. Source: SoL 20:1.
import type { SocialCtx } from "~/access/context.server";
import { refuse } from "../refusal";
import { stepDate } from "./step-date";
import { type StepForm, takeStep } from "./step-received.server";

export async function assessProtection(ctx: SocialCtx, form: StepForm & { date: string }): Promise<void> {
  await takeStep(ctx, form, {
    name: "protection_assessed",
    action: null,
    change: (row) => {
      if (row.protectionAssessedAt) refuse("", "received_step_not_now");
      return { protectionAssessedAt: stepDate(form.date, { now: ctx.now, from: row.receivedAt }) };
    },
    news: () => null,
    audit: (row) => ({
      kind: "reception.protection-assessed",
      receivedId: row.id,
      municipalityCode: row.municipalityCode,
    }),
  });
}
