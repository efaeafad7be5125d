// Writes a comment on a field of a draft report, or an answer to one. Policy "report.work": whoever may read the draft.
// Sealed under the report's own key. It makes nobody an author, changes no version that a document or a signature rests on,
// and holds nothing back; it is in no document, delivery or figure. The report's authors and those in the thread are told
// that there is one. An answer opens a thread that was resolved. A second submit of the same form is answered like the first.
import { randomUUID } from "node:crypto";
import { actorRef, type StaffCtx } from "~/access/context.server";
import { reportFacts } from "~/access/report-facts.server";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import { addNoticesOnce } from "~db/notice.server";
import { authorsOf } from "~db/report.server";
import { findComment, insertComment, markResolved, writersInThread } from "~db/report-together.server";
import { refuse } from "../refusal";
import { type FieldId, fieldsOf, formOfVersion } from "../report/form";
import { commentPlace } from "../report/places";
import { claimSentForm, readSentForm } from "../sent-form/claim-sent-form.server";
import { commentLimit, commentText } from "./comment-text";

export interface WriteComment {
  reportId: string;
  field: string;
  text: string;
  /** The comment that begins the thread; "" to begin one. */
  answersId: string;
  idempotencyKey: string;
}

/** Where its text is refused in the form. */
export const commentInput = (field: string, answersId: string) => `comment.${answersId || field}`;

export async function writeComment(ctx: StaffCtx, input: WriteComment): Promise<void> {
  const { reportId, field, answersId } = input;
  const { report, facts } = await reportFacts(ctx, reportId);
  const ground = requireGround(ctx.actor, "report.work", facts);
  if (report.status !== "draft") refuse("form", "report_sent");
  if (!fieldsOf(formOfVersion(report.formVersion)).some((f) => f.id === field))
    refuse("form", "form_incomplete");
  const given = commentText(input.text);
  if ("wrong" in given) {
    refuse(commentInput(field, answersId), `report-together:errors.${given.wrong}`, { limit: commentLimit });
  }
  const id = randomUUID();
  const { owner, place } = commentPlace(reportId, id);
  const sealedText = await ctx.vault.seal(owner, place, given.text);
  const by = ctx.actor.accountId;
  const form = await readSentForm(ctx, "write-comment", input);
  await ctx.db.write(async (tx) => {
    const again = await reportFacts(ctx, reportId, tx);
    requireGround(ctx.actor, "report.work", again.facts);
    if (again.report.status !== "draft") refuse("form", "report_sent");
    if (await claimSentForm(tx, form, { commentId: id })) return;
    const first = answersId ? await findComment(tx, { reportId, id: answersId }) : null;
    if (answersId && (!first || first.answersId !== null || first.field !== field))
      refuse("form", "form_incomplete");
    const row = { id, reportId, field, authorId: by, sealedText, createdAt: ctx.now };
    await insertComment(tx, { ...row, answersId: first?.id ?? null });
    if (first) await markResolved(tx, { id: first.id, resolved: false, by, now: ctx.now });
    const inThread = first ? await writersInThread(tx, first.id) : [];
    const told = new Set([...(await authorsOf(tx, reportId)), ...inThread]);
    told.delete(by);
    await addNoticesOnce(tx, {
      accountIds: [...told],
      kind: "report_comment",
      subjectId: reportId,
      createdBy: by,
      now: ctx.now,
    });
    await record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: {
        kind: "report.commented",
        pupilId: report.pupilId,
        reportId,
        commentId: id,
        field: field as FieldId,
      },
    });
  });
}
