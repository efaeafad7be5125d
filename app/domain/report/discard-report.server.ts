// Discards a draft for good: by whoever is alone in it (policy "report.discard"), and only while it has not been sent. Where
// somebody else has written, nothing of hers can be thrown away: the draft is left to her instead (leave-report). Who sends or
// writes at the same time wins or loses whole: the version decides. Its key is destroyed, through the outbox too, so that it
// is gone from backups; the notes it rested on stay, and the audit keeps the id. Authors who can no longer sign in do not
// count. A second submit of the same form is answered like the first.
import { actorRef, type StaffCtx } from "~/access/context.server";
import { can } from "~/access/policy";
import { type ReportFacts, reportFacts } from "~/access/report-facts.server";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import type { Queries } from "~db/database";
import { removeNoticesOf } from "~db/notice.server";
import { enqueue } from "~db/outbox.server";
import { signaturesOfReport } from "~db/report-document.server";
import { standingAuthors } from "~db/report-together.server";
import { removeDraftReport } from "~db/report-write.server";
import { civilDate } from "../calendar/stockholm";
import { refuse } from "../refusal";
import { claimSentForm, readSentForm } from "../sent-form/claim-sent-form.server";

type Loaded = Pick<ReportFacts, "report" | "facts">;

/** What the policy must be told, and who the others are. */
export async function factsToDiscard(ctx: StaffCtx, { report, facts }: Loaded, q: Queries) {
  const { accountId } = ctx.actor;
  const standing = { reportId: report.id, now: ctx.now, day: civilDate(ctx.now) };
  const others = (await standingAuthors(q, standing)).filter((a) => a.id !== accountId);
  const { authorityId } = report;
  return { others, facts: { authorityId, isAuthor: facts.isAuthor, otherAuthors: others.length } };
}

/** What would be lost, or to whom it would be left, for the question; null where the reader may neither. */
export async function discardable(ctx: StaffCtx, loaded: Loaded) {
  const { report } = loaded;
  if (report.status !== "draft") return null;
  const { facts, others } = await factsToDiscard(ctx, loaded, ctx.db.read);
  const way = (["discard", "leave"] as const).find((w) => can(ctx.actor, `report.${w}`, facts).allow);
  if (!way) return null;
  const signatures = await signaturesOfReport(ctx.db.read, report.id);
  return { way, version: report.version, others: others.map((o) => o.name), signatures: signatures.length };
}

export async function discardReport(
  ctx: StaffCtx,
  input: { reportId: string; version: number; idempotencyKey: string },
): Promise<void> {
  const { reportId, version } = input;
  const form = await readSentForm(ctx, "discard-report", input);
  await ctx.db.write(async (tx) => {
    const first = await claimSentForm(tx, form, { reportId });
    if (first?.reportId === reportId) return;
    const loaded = await reportFacts(ctx, reportId, tx);
    const { facts } = await factsToDiscard(ctx, loaded, tx);
    // Somebody has begun to write since the question: she learns that it has changed.
    if (can(ctx.actor, "report.leave", facts).allow) refuse("form", "draft_changed");
    const ground = requireGround(ctx.actor, "report.discard", facts);
    if (loaded.report.status !== "draft") refuse("form", "report_sent");
    if (!(await removeDraftReport(tx, { id: reportId, version }))) refuse("form", "draft_changed");
    await removeNoticesOf(tx, reportId);
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
