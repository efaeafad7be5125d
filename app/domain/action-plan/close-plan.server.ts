// Closes an action plan when its work is over, or opens it again (policy "plan.write"). Nothing is asked first: a plan that
// was never finished can be closed too. It stays on the thread with its versions and signatures; links to it end. A second
// submit of the same form finds what it wanted.
import { actorRef, type StaffCtx } from "~/access/context.server";
import { planFacts } from "~/access/plan-facts.server";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import { movePlan } from "~db/action-plan.server";
import { refuse } from "../refusal";

export async function closePlan(ctx: StaffCtx, input: { planId: string; close: boolean }): Promise<void> {
  const status = input.close ? ("closed" as const) : ("open" as const);
  await ctx.db.write(async (tx) => {
    const { plan, facts } = await planFacts(ctx, input.planId, tx);
    const ground = requireGround(ctx.actor, "plan.write", facts);
    if (plan.status === status) return;
    const { id, version, pupilId } = plan;
    const closed = input.close
      ? { closedBy: ctx.actor.accountId, closedAt: ctx.now }
      : { closedBy: null, closedAt: null };
    if (!(await movePlan(tx, { id, version, status, ...closed }))) refuse("form", "version_old");
    const kind = input.close ? ("plan.closed" as const) : ("plan.reopened" as const);
    await record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: { kind, pupilId, planId: id },
    });
  });
}
