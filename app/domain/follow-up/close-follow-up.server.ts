// Closes a follow-up with a note on what was done, which all who may read the concern see on the thread; reopens it; moves
// its next date. Closing marks the concern as dealt with. Who may when is status.ts.
import type { StaffCtx } from "~/access/context.server";
import { civilDate } from "../calendar/stockholm";
import { checkDueOn, checkWord } from "./rules";
import { type FollowUpForm, noOffer, stepFollowUp } from "./step-follow-up.server";

export async function closeFollowUp(ctx: StaffCtx, input: FollowUpForm & { note: string }): Promise<void> {
  const text = checkWord(input.note, { field: "note", empty: "closing_empty" });
  await stepFollowUp(ctx, input, { action: "close", text, change: () => ({ set: noOffer }) });
}

/** On today's list again: whoever reopens it thinks that something is to be done. */
export async function reopenFollowUp(ctx: StaffCtx, form: FollowUpForm): Promise<void> {
  const dueOn = civilDate(ctx.now);
  await stepFollowUp(ctx, form, { action: "reopen", change: () => ({ set: { dueOn }, onDate: dueOn }) });
}

export async function setFollowUpDate(ctx: StaffCtx, input: FollowUpForm & { dueOn: string }): Promise<void> {
  const dueOn = checkDueOn(input.dueOn, civilDate(ctx.now));
  await stepFollowUp(ctx, input, { action: "set_date", change: () => ({ set: { dueOn }, onDate: dueOn }) });
}
