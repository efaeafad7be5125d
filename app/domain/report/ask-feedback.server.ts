// Asks the reception for feedback on a report that has gone, or reminds it when the lawful time is over. Policy
// "report.ask-feedback": those who reported. Noted in the ledger and sent through the outbox, in one transaction with the
// audit row; asking twice is asking once, and a reminder goes once a day at most. A draft asks in its form instead; a
// receiver outside the tool is asked by phone or letter. Does not deliver: the runner does. Source: SoL 19:6.
import { actorRef, type StaffCtx } from "~/access/context.server";
import { reportFacts } from "~/access/report-facts.server";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import type { Queries } from "~db/database";
import { addToLedger, deliveriesOf, ledgerOf } from "~db/delivery.server";
import { enqueue } from "~db/outbox.server";
import { fieldsOfReport, type ReportRow } from "~db/report.server";
import { civilDate } from "../calendar/stockholm";
import { isFeedbackOverdue } from "../next-steps/feedback";
import { refuse } from "../refusal";
import { claimSentForm, readSentForm } from "../sent-form/claim-sent-form.server";
import { feedbackAskedKind, feedbackRemindedKind, knownToReporter } from "./known-to-reporter";
import { openFields } from "./sealed-fields";

interface AskFeedback {
  reportId: string;
  idempotencyKey: string;
}

export type FeedbackQuestion = "request" | "reminder";

const questions = {
  request: { ledger: feedbackAskedKind, outbox: "ask-feedback" },
  reminder: { ledger: feedbackRemindedKind, outbox: "remind-feedback" },
} as const;

export const askFeedback = (ctx: StaffCtx, input: AskFeedback) => ask(ctx, input, "request");
export const remindOfFeedback = (ctx: StaffCtx, input: AskFeedback) => ask(ctx, input, "reminder");

async function ask(ctx: StaffCtx, input: AskFeedback, asked: FeedbackQuestion): Promise<void> {
  const { report, facts } = await reportFacts(ctx, input.reportId);
  requireGround(ctx.actor, "report.ask-feedback", facts);
  const askedInForm = await isAskedInForm(ctx, report.id);
  const form = await readSentForm(ctx, `feedback-${asked}`, input);
  await ctx.db.write(async (tx) => {
    const again = await reportFacts(ctx, report.id, tx);
    const ground = requireGround(ctx.actor, "report.ask-feedback", again.facts);
    const earlier = await claimSentForm(tx, form, { reportId: report.id });
    if (earlier) return;
    if (!(await isToBeAsked(tx, again.report, { asked, askedInForm, now: ctx.now }))) return;
    const delivery = (await deliveriesOf(tx, report.id)).at(-1);
    if (!delivery) refuse("form", "feedback_not_sent");
    if (delivery.channel !== "own_reception") refuse("form", "feedback_by_phone");
    const { ledger, outbox } = questions[asked];
    await addToLedger(tx, { deliveryId: delivery.id, at: ctx.now, kind: ledger });
    await enqueue(tx, [{ kind: outbox, subjectId: delivery.id, availableAt: ctx.now }]);
    await record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: {
        kind: "report.feedback-asked",
        pupilId: report.pupilId,
        reportId: report.id,
        deliveryId: delivery.id,
        asked,
      },
    });
  });
}

async function isAskedInForm(ctx: StaffCtx, reportId: string): Promise<boolean> {
  const rows = (await fieldsOfReport(ctx.db.read, reportId)).filter((r) => r.field === "feedback");
  return (await openFields(ctx.vault, reportId, rows)).get("feedback") === "yes";
}

/** False where it has been asked already. Throws Refusal where it is too early. */
async function isToBeAsked(
  tx: Queries,
  report: ReportRow,
  { asked, askedInForm, now }: { asked: FeedbackQuestion; askedInForm: boolean; now: Date },
): Promise<boolean> {
  if (report.status !== "sent") refuse("form", "feedback_not_sent");
  const ledger = await ledgerOf(tx, report.id);
  const known = knownToReporter(report, ledger, { askedInForm, now });
  if (asked === "request") return known.feedbackRequestedAt === null;
  if (!isFeedbackOverdue(known, now)) refuse("form", "feedback_not_due");
  const today = civilDate(now);
  return !ledger.some((e) => e.kind === feedbackRemindedKind && civilDate(e.at) === today);
}
