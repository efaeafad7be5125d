// What those who write a draft together see of each other: who is there and who saved what, their comments, whom they can
// ask to read it, and the reader's own answers that were not saved. Policy "report.work". Her notices on the draft are read
// by it. Shown beside what read-report reads and records, on the same page; the comments' reading is recorded here.
import { actorRef, type StaffCtx } from "~/access/context.server";
import { reportFacts } from "~/access/report-facts.server";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import { markRead } from "~db/notice.server";
import { askedToReview } from "~db/report-together.server";
import { openComments } from "../report-comment/open-comments.server";
import { whoIsThere } from "./be-present.server";
import { openKeptAnswers } from "./keep-answers.server";
import { reviewersOf } from "./reviewers.server";

export async function readTogether(ctx: StaffCtx, { reportId }: { reportId: string }) {
  const loaded = await reportFacts(ctx, reportId);
  const ground = requireGround(ctx.actor, "report.work", loaded.facts);
  const comments = await openComments(ctx, reportId);
  const { accountId } = ctx.actor;
  await ctx.db.write(async (tx) => {
    await markRead(tx, { accountId, subjectId: reportId, now: ctx.now });
    if (comments.length === 0) return;
    await record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: {
        kind: "report.comments-read",
        pupilId: loaded.report.pupilId,
        reportId,
        commentIds: comments.flatMap((c) => [c.id, ...c.answers.map((a) => a.id)]),
      },
    });
  });
  return {
    ...(await whoIsThere(ctx, reportId)),
    comments,
    kept: await openKeptAnswers(ctx, reportId),
    reviewers: await reviewersOf(ctx, loaded, ctx.db.read),
    asked: await askedToReview(ctx.db.read, reportId),
  };
}

export type ReadTogether = Awaited<ReturnType<typeof readTogether>>;
