// Decides otherwise than the guard on what a guardian could meet, for a report and the guarded categories that it has now,
// or takes that back. Policy "report.know": whoever may know of the report, the principal too. Who, when, on which ground
// and why is kept, and nobody is asked first. Asks for words only where the purpose does not say it. A category that comes
// later locks again. Opens nothing itself.
import { randomUUID } from "node:crypto";
import { actorRef, type StaffCtx } from "~/access/context.server";
import { reportFacts } from "~/access/report-facts.server";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import { guardDecisionsOf, insertGuardDecision } from "~db/report-guard.server";
import { refuse } from "../refusal";
import { claimSentForm, readSentForm } from "../sent-form/claim-sent-form.server";
import { guardPurposes } from "./family-guard";
import { guardOfReport } from "./guard-of-report.server";
import { guardReasonPlace } from "./places";

export interface DecideGuard {
  reportId: string;
  decision: "lifted" | "restored";
  purpose: string;
  reason: string;
  idempotencyKey: string;
}

const longestReason = 600;

export async function decideGuard(ctx: StaffCtx, input: DecideGuard): Promise<void> {
  const { reportId, decision } = input;
  const { report, facts } = await reportFacts(ctx, reportId);
  const ground = requireGround(ctx.actor, "report.know", facts);
  const purpose = guardPurposes.find((p) => p === input.purpose);
  const reason = input.reason.trim();
  if (reason.length > longestReason) refuse("reason", "reason_too_long", { limit: longestReason });
  if (decision === "lifted" && !purpose) refuse("purpose", "report-guard:errors.purpose");
  if (decision === "lifted" && purpose === "other" && reason === "") refuse("reason", "reason_empty");
  const id = randomUUID();
  const { owner, place } = guardReasonPlace(reportId, id);
  const sealedReason = await ctx.vault.seal(owner, place, reason);
  const form = await readSentForm(ctx, "decide-guard", input);
  await ctx.db.write(async (tx) => {
    const again = await reportFacts(ctx, reportId, tx);
    requireGround(ctx.actor, "report.know", again.facts);
    const earlier = await claimSentForm(tx, form, { id });
    if (earlier) return;
    const { guarded } = await guardOfReport(ctx, report, tx);
    if (guarded.length === 0) refuse("form", "report-guard:errors.nothing");
    const number = (await guardDecisionsOf(tx, [reportId])).length + 1;
    const row = {
      id,
      reportId,
      number,
      decision,
      purpose: purpose ?? "other",
      categories: [...guarded],
      sealedReason,
      decidedBy: ctx.actor.accountId,
      decidedAt: ctx.now,
    };
    if (!(await insertGuardDecision(tx, row))) refuse("form", "version_old");
    await record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: {
        kind: "report.guard-decided",
        pupilId: report.pupilId,
        reportId,
        decision,
        purpose: row.purpose,
      },
    });
  });
}
