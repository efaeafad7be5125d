// Notes the day of a meeting that child, guardians and reporter are offered; a new day replaces the old one, which the
// ledger keeps. The invitation itself goes by phone or letter. And marks a report that its reporter has taken back: it is
// assessed all the same, and never removed. Source: SoL 19:5, 20:1-2; a report is not undone by its reporter.
import type { SocialCtx } from "~/access/context.server";
import { addMonths, civilDate, isCivilDate } from "../calendar/stockholm";
import { refuse } from "../refusal";
import { type StepForm, takeStep } from "./step-received.server";

export async function inviteToMeeting(ctx: SocialCtx, form: StepForm & { day: string }): Promise<void> {
  const day = form.day.trim();
  if (!isCivilDate(day)) refuse("day", "date_unreadable");
  if (day > addMonths(civilDate(ctx.now), 12)) refuse("day", "date_too_far");
  await takeStep(ctx, form, {
    name: "invited",
    action: null,
    detail: day,
    change: (row) => {
      if (day < civilDate(row.receivedAt)) refuse("day", "date_before_receipt");
      return { meetingOn: day };
    },
    news: () => null,
    audit: (row) => ({
      kind: "reception.invited",
      receivedId: row.id,
      municipalityCode: row.municipalityCode,
    }),
  });
}

export async function markTakenBack(ctx: SocialCtx, form: StepForm): Promise<void> {
  await takeStep(ctx, form, {
    name: "taken_back",
    action: null,
    change: (row) => (row.withdrawnAt ? refuse("", "received_step_not_now") : { withdrawnAt: ctx.now }),
    news: () => null,
    audit: (row) => ({
      kind: "reception.taken-back",
      receivedId: row.id,
      municipalityCode: row.municipalityCode,
    }),
  });
}
