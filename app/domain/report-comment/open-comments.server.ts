// The comments on a draft's fields, opened, as threads in the order in which they began. No policy: the caller has decided
// that the reader may work on the report, and records that she opened it.
import type { StaffCtx } from "~/access/context.server";
import { commentsOf } from "~db/report-together.server";
import { commentPlace } from "../report/places";

export interface Comment {
  id: string;
  authorName: string;
  mine: boolean;
  text: string;
  at: Date;
}

export interface CommentThread extends Comment {
  field: string;
  resolved: boolean;
  answers: Comment[];
}

export async function openComments(ctx: StaffCtx, reportId: string): Promise<CommentThread[]> {
  const rows = await commentsOf(ctx.db.read, reportId);
  const texts = await ctx.vault.openTexts(
    rows.map((r) => ({ ...commentPlace(reportId, r.id), sealed: r.sealedText })),
  );
  const comments = rows.map(({ id, field, answersId, authorId, authorName, createdAt, resolvedAt }, i) => ({
    answersId,
    field,
    resolved: resolvedAt !== null,
    comment: { id, authorName, mine: authorId === ctx.actor.accountId, text: texts[i] ?? "", at: createdAt },
  }));
  return comments
    .filter((c) => c.answersId === null)
    .map(({ comment, field, resolved }) => ({
      ...comment,
      field,
      resolved,
      answers: comments.filter((c) => c.answersId === comment.id).map((c) => c.comment),
    }));
}
