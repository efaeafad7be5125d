// Loads what the policy must be told about signing one report: as report-facts, and whether the actor is asked to sign.
// Decides nothing.
import type { Queries } from "~db/database";
import { isAskedToSign } from "~db/signing.server";
import type { StaffCtx } from "./context.server";
import type { Facts } from "./policy-facts";
import { type ReportFacts, reportFacts } from "./report-facts.server";

interface SignFacts extends Omit<ReportFacts, "facts"> {
  /** Ready for the policy: "report.sign", and "report.work" too. */
  facts: Facts["report.sign"];
}

/** Throws NotVisible for an unknown report. `q` is the transaction where the state is read again inside one. */
export async function signFacts(
  ctx: StaffCtx,
  reportId: string,
  q: Queries = ctx.db.read,
): Promise<SignFacts> {
  const { facts, ...rest } = await reportFacts(ctx, reportId, q);
  const { accountId } = ctx.actor;
  const isAsked = await isAskedToSign(q, { kind: "report", subjectId: reportId, accountId });
  return { ...rest, facts: { ...facts, isAsked } };
}
