// Loads what the policy must be told about one action plan: what it must be told about its pupil. Decides nothing.
import { findPlan, type PlanRow } from "~db/action-plan.server";
import type { Queries } from "~db/database";
import type { PupilRow } from "~db/pupil.server";
import type { StaffCtx } from "./context.server";
import { NotVisible } from "./not-visible";
import type { HoldingFacts } from "./policy-facts";
import { pupilFacts } from "./pupil-facts.server";

/** Throws NotVisible for an unknown plan. `q` is the transaction where the state is read again inside one. */
export async function planFacts(
  ctx: StaffCtx,
  planId: string,
  q: Queries = ctx.db.read,
): Promise<{ plan: PlanRow; pupil: PupilRow; facts: HoldingFacts }> {
  const plan = await findPlan(q, planId);
  if (!plan) throw new NotVisible();
  const { pupil, facts } = await pupilFacts(ctx, plan.pupilId, q);
  return { plan, pupil, facts };
}
