// Asks a colleague to read a draft and comment on it. Policy "report.work", for whoever asks and for whoever is asked
// (reviewers): being asked gives no access. She is told by a notice that holds no content. Nothing waits for her answer: a
// second person's view never holds a report back (SoL 19:1). Asking again while the first is unread changes nothing.
import { actorRef, type StaffCtx } from "~/access/context.server";
import { reportFacts } from "~/access/report-facts.server";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import { addNoticesOnce } from "~db/notice.server";
import { refuse } from "../refusal";
import { reviewersOf } from "./reviewers.server";

export async function askReview(
  ctx: StaffCtx,
  { reportId, accountId }: { reportId: string; accountId: string },
): Promise<void> {
  await ctx.db.write(async (tx) => {
    const loaded = await reportFacts(ctx, reportId, tx);
    const { report, facts } = loaded;
    const ground = requireGround(ctx.actor, "report.work", facts);
    if (report.status !== "draft") refuse("form", "report_sent");
    if (accountId === "") refuse("reviewer", "report-together:errors.nobody");
    const people = await reviewersOf(ctx, loaded, tx);
    if (!people.some((p) => p.accountId === accountId)) refuse("reviewer", "report-together:errors.notOne");
    const added = await addNoticesOnce(tx, {
      accountIds: [accountId],
      kind: "report_review",
      subjectId: reportId,
      createdBy: ctx.actor.accountId,
      now: ctx.now,
    });
    if (added === 0) return;
    await record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: { kind: "report.review-asked", pupilId: report.pupilId, reportId, toId: accountId },
    });
  });
}
