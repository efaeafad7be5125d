// Leaves a draft to the others who have written in it (policy "report.leave"): what stands in it stays, whoever wrote it, and
// they are told. It takes no duty from anybody: the one who leaves can report of her own (SoL 19:1), and her name stays among
// the reporters until somebody changes the field. Never the last one: that would be a draft that nobody has. A second
// submit of the same form is answered like the first.
import { actorRef, type StaffCtx } from "~/access/context.server";
import { reportFacts } from "~/access/report-facts.server";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import { addNoticesOnce } from "~db/notice.server";
import { leaveDraft } from "~db/report-write.server";
import { refuse } from "../refusal";
import { claimSentForm, readSentForm } from "../sent-form/claim-sent-form.server";
import { factsToDiscard } from "./discard-report.server";

export async function leaveReport(
  ctx: StaffCtx,
  input: { reportId: string; version: number; idempotencyKey: string },
): Promise<void> {
  const { reportId, version } = input;
  const by = ctx.actor.accountId;
  const form = await readSentForm(ctx, "leave-report", input);
  await ctx.db.write(async (tx) => {
    const first = await claimSentForm(tx, form, { reportId });
    if (first?.reportId === reportId) return;
    const loaded = await reportFacts(ctx, reportId, tx);
    const { facts, others } = await factsToDiscard(ctx, loaded, tx);
    const ground = requireGround(ctx.actor, "report.leave", facts);
    if (loaded.report.status !== "draft") refuse("form", "report_sent");
    if (!(await leaveDraft(tx, { id: reportId, version, accountId: by }))) refuse("form", "draft_changed");
    await addNoticesOnce(tx, {
      accountIds: others.map((o) => o.id),
      kind: "report_left",
      subjectId: reportId,
      createdBy: by,
      now: ctx.now,
    });
    await record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: { kind: "report.left", pupilId: loaded.report.pupilId, reportId },
    });
  });
}
