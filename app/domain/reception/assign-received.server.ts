// Gives a report to somebody at the same reception, oneself included, or lets go of it; the ledger keeps every change.
// Narrows nobody's right: everyone at the reception can still read and work with it. Source: policy "reception.work".
import type { SocialCtx } from "~/access/context.server";
import { isColleague } from "~db/reception-people.server";
import { refuse } from "../refusal";
import { type StepForm, takeStep } from "./step-received.server";

/** `to` is an account, or empty for nobody. */
export async function assignReceived(ctx: SocialCtx, form: StepForm & { to: string }): Promise<void> {
  const to = form.to === "" ? null : form.to;
  await takeStep(ctx, form, {
    name: to ? "assigned" : "unassigned",
    action: null,
    ...(to ? { detail: to } : {}),
    change: async (row, tx) => {
      if (to && !(await isColleague(tx, row.municipalityCode, { accountId: to, now: ctx.now })))
        refuse("to", "colleague_unknown");
      if (row.assignedTo === to) refuse("to", "assigned_already");
      return { assignedTo: to };
    },
    news: () => null,
    audit: (row) => ({
      kind: "reception.assigned",
      receivedId: row.id,
      municipalityCode: row.municipalityCode,
      toId: to,
    }),
  });
}
