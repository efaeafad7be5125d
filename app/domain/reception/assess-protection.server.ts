// Notes that the immediate protection assessment is done, on which day and by whom. Can be done at any step: it is never made
// to wait for registration. Does not hold the assessment itself. Source: SoL 20:1.
import type { SocialCtx } from "~/access/context.server";
import { isColleague } from "~db/reception-people.server";
import { refuse } from "../refusal";
import { stepDate } from "./step-date";
import { type StepForm, takeStep } from "./step-received.server";

export async function assessProtection(
  ctx: SocialCtx,
  form: StepForm & { date: string; by?: string },
): Promise<void> {
  const by = form.by || ctx.actor.accountId;
  await takeStep(ctx, form, {
    name: "protection_assessed",
    action: null,
    detail: by,
    change: async (row, tx) => {
      if (row.protectionAssessedAt) refuse("", "received_step_not_now");
      if (!(await isColleague(tx, row.municipalityCode, { accountId: by, now: ctx.now })))
        refuse("by", "colleague_unknown");
      const protectionAssessedAt = stepDate(form.date, { now: ctx.now, from: row.receivedAt });
      return { protectionAssessedAt, protectionAssessedBy: by };
    },
    news: () => null,
    audit: (row) => ({
      kind: "reception.protection-assessed",
      receivedId: row.id,
      municipalityCode: row.municipalityCode,
    }),
  });
}
