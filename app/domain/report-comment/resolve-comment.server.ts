// Marks a thread of comments on a draft's field as resolved, or opens it again. Policy "report.work": whoever may read the
// draft. Nothing is removed, and nothing waits for it. Where it stands so already, nothing happens.
import { actorRef, type StaffCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { reportFacts } from "~/access/report-facts.server";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import { findComment, markResolved } from "~db/report-together.server";
import { refuse } from "../refusal";

export async function resolveComment(
  ctx: StaffCtx,
  { reportId, commentId, resolved }: { reportId: string; commentId: string; resolved: boolean },
): Promise<void> {
  await ctx.db.write(async (tx) => {
    const { report, facts } = await reportFacts(ctx, reportId, tx);
    const ground = requireGround(ctx.actor, "report.work", facts);
    if (report.status !== "draft") refuse("form", "report_sent");
    const comment = await findComment(tx, { reportId, id: commentId });
    if (!comment) throw new NotVisible();
    const by = ctx.actor.accountId;
    if (!(await markResolved(tx, { id: commentId, resolved, by, now: ctx.now }))) return;
    await record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: { kind: "report.comment-resolved", pupilId: report.pupilId, reportId, commentId, resolved },
    });
  });
}
