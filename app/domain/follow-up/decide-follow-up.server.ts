// A decision of the student-health team's meeting on what has been passed to it, noted back to the thread: all who may
// read the concern see it. With a next date. The professions' own notes are no part of it: those are concerns of the inner
// circle (OSL 23:2; see note-at-meeting). Who may when is status.ts: a member of the team that has it.
import type { StaffCtx } from "~/access/context.server";
import { civilDate } from "../calendar/stockholm";
import { checkDueOn, checkWord, decisionLimit } from "./rules";
import { type FollowUpForm, stepFollowUp } from "./step-follow-up.server";

export async function decideFollowUp(
  ctx: StaffCtx,
  input: FollowUpForm & { decision: string; dueOn: string },
): Promise<void> {
  const text = checkWord(input.decision, {
    field: "decision",
    limit: decisionLimit,
    empty: "decision_empty",
  });
  const dueOn = checkDueOn(input.dueOn, civilDate(ctx.now));
  await stepFollowUp(ctx, input, {
    action: "decide",
    text,
    change: () => ({ set: { dueOn }, onDate: dueOn }),
  });
}
