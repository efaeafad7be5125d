// Loads what the policy must be told about one report. Decides nothing.

import type { Queries } from "~db/database";
import { findReport, isAuthorOf, type ReportRow } from "~db/report.server";
import type { StaffCtx } from "./context.server";
import { NotVisible } from "./not-visible";
import type { Facts } from "./policy-facts";
import { type PupilFacts, pupilFacts } from "./pupil-facts.server";

export interface ReportFacts {
  report: ReportRow;
  /** Null where the report is about a child that its reporter described: nobody has such a pupil. */
  pupil: PupilFacts["pupil"] | null;
  /** Ready for the policy. */
  facts: Facts["report.work"];
}

/** Throws NotVisible for an unknown report. `q` is the transaction where the state is read again inside one. */
export async function reportFacts(
  ctx: StaffCtx,
  reportId: string,
  q: Queries = ctx.db.read,
): Promise<ReportFacts> {
  const report = await findReport(q, reportId);
  if (!report) throw new NotVisible();
  const isAuthor = await isAuthorOf(q, reportId, ctx.actor.accountId);
  if (report.pupilId === null) {
    // Without a pupil there are no grants: its authors alone know of it.
    const { authorityId, schoolUnitId } = report;
    return { report, pupil: null, facts: { authorityId, schoolUnitId, grants: [], now: ctx.now, isAuthor } };
  }
  const { pupil, facts } = await pupilFacts(ctx, report.pupilId, q);
  return { report, pupil, facts: { ...facts, isAuthor } };
}
