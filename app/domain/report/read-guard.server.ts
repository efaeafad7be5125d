// Reads what the guard has locked of a report, and who has decided otherwise, when and why. Policy "report.know": who may
// only know that it exists is told neither its categories nor anybody's words. Logged as a reading of the report.
import { actorRef, type StaffCtx } from "~/access/context.server";
import { can } from "~/access/policy";
import { reportFacts } from "~/access/report-facts.server";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import { guardDecisionsOf } from "~db/report-guard.server";
import { guardedOutputs, isLocked } from "./family-guard";
import { guardOfReport } from "./guard-of-report.server";
import { guardReasonPlace } from "./places";

export async function readGuard(ctx: StaffCtx, input: { reportId: string }) {
  const { report, facts } = await reportFacts(ctx, input.reportId);
  const ground = requireGround(ctx.actor, "report.know", facts);
  const work = can(ctx.actor, "report.work", facts).allow;
  const guard = await guardOfReport(ctx, report);
  const decisions = await guardDecisionsOf(ctx.db.read, [report.id]);
  const reasons = await ctx.vault.openTexts(
    decisions.map((d) => ({ ...guardReasonPlace(report.id, d.id), sealed: d.sealedReason })),
  );
  await ctx.db.write((tx) =>
    record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: { kind: "report.read", pupilId: report.pupilId, reportId: report.id },
    }),
  );
  return {
    id: report.id,
    reference: report.reference,
    status: report.status,
    work,
    categories: work ? [...guard.guarded] : [],
    locked: guardedOutputs.filter((output) => isLocked(guard, output)),
    opened: [...guard.opened],
    decisions: decisions.map(({ id, decision, purpose, byName, decidedAt }, i) => ({
      id,
      decision,
      purpose,
      byName,
      decidedAt,
      reason: work ? (reasons[i] ?? "") : "",
    })),
  };
}
