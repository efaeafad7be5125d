// Reads what of a report may be shared with a sibling's: the paragraphs that can be chosen, and how many cannot. Policy
// "report.work"; logged as a reading of the report. What is shared is decided in sibling-facts.ts. Begins nothing.
import { actorRef, type StaffCtx } from "~/access/context.server";
import { type ReportFacts, reportFacts } from "~/access/report-facts.server";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import { isLocked } from "./family-guard";
import { guardOfReport } from "./guard-of-report.server";
import { loadReport } from "./load-report.server";
import { type FirstChild, paragraphsOffered } from "./sibling-facts";

export async function readSiblingFacts(ctx: StaffCtx, input: { reportId: string }) {
  const { report, pupil, facts } = await reportFacts(ctx, input.reportId);
  const ground = requireGround(ctx.actor, "report.work", facts);
  const child = await firstChild(ctx, { report, pupil });
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
    pupilId: report.pupilId,
    protected: child.protected,
    locked: isLocked(await guardOfReport(ctx, report), "print"),
    paragraphs: paragraphsOffered(child),
  };
}

/** The child that the report is about, as the rules of sharing ask. No policy: the caller has decided. */
export async function firstChild(
  ctx: StaffCtx,
  { report, pupil }: Pick<ReportFacts, "report" | "pupil">,
): Promise<FirstChild> {
  const { values } = await loadReport(ctx, report);
  const marked = values.protectedIdentity === "yes";
  return {
    values,
    givenName: pupil?.givenName ?? "",
    protected: marked || (pupil !== null && pupil.protection !== "none"),
  };
}
