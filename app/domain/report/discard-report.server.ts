// Discards a draft for good: by whoever began it (policy "report.discard"), and only while it has not been sent. Who sends at
// the same time wins or loses whole: the version decides. Its key is destroyed, through the outbox too, so that it is gone
// from backups; the notes it rested on stay, and the audit keeps the id. Others who wrote in it are told, and lose nothing
// of their duty: each can report of her own (SoL 19:1). A second submit of the same form is answered like the first.
import { randomUUID } from "node:crypto";
import { actorRef, type StaffCtx } from "~/access/context.server";
import { can } from "~/access/policy";
import { type ReportFacts, reportFacts } from "~/access/report-facts.server";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import { claimOnce } from "~db/idempotency.server";
import { addNotices, removeNoticesOf } from "~db/notice.server";
import { enqueue } from "~db/outbox.server";
import { authorsOf } from "~db/report.server";
import { signaturesOfReport } from "~db/report-document.server";
import { removeDraftReport } from "~db/report-write.server";
import { refuse } from "../refusal";

const factsToDiscard = ({ report, facts }: Pick<ReportFacts, "report" | "facts">) => ({
  authorityId: report.authorityId,
  createdBy: report.createdBy,
  isAuthor: facts.isAuthor,
});

/** What would be lost, for the question; null where the reader may not, or it is no draft any longer. */
export async function discardable(ctx: StaffCtx, loaded: Pick<ReportFacts, "report" | "facts">) {
  const { report } = loaded;
  if (report.status !== "draft" || !can(ctx.actor, "report.discard", factsToDiscard(loaded)).allow)
    return null;
  const authors = await authorsOf(ctx.db.read, report.id);
  const signatures = await signaturesOfReport(ctx.db.read, report.id);
  return { version: report.version, others: authors.length - 1, signatures: signatures.length };
}

export async function discardReport(
  ctx: StaffCtx,
  input: { reportId: string; version: number; idempotencyKey: string },
): Promise<void> {
  const { reportId, version } = input;
  const by = ctx.actor.accountId;
  await ctx.db.write(async (tx) => {
    const claim = { key: input.idempotencyKey, accountId: by, useCase: "discard-report", now: ctx.now };
    const first = await claimOnce(tx, { ...claim, result: { reportId } });
    if (first?.reportId === reportId) return;
    const loaded = await reportFacts(ctx, reportId, tx);
    const ground = requireGround(ctx.actor, "report.discard", factsToDiscard(loaded));
    if (loaded.report.status !== "draft") refuse("form", "report_sent");
    const others = (await authorsOf(tx, reportId)).filter((id) => id !== by);
    if (!(await removeDraftReport(tx, { id: reportId, version }))) refuse("form", "draft_changed");
    await removeNoticesOf(tx, reportId);
    await addNotices(
      tx,
      // Without the pupil: a report is secret also from who stands beside.
      others.map((accountId) => ({
        id: randomUUID(),
        accountId,
        kind: "report_discarded" as const,
        subjectId: reportId,
        createdBy: by,
        createdAt: ctx.now,
      })),
    );
    await enqueue(tx, [{ kind: "destroy-content-key", subjectId: reportId, availableAt: ctx.now }]);
    await record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: { kind: "report.discarded", pupilId: loaded.report.pupilId, reportId },
    });
  });
  await ctx.vault.destroyKey({ kind: "content", id: reportId });
}
