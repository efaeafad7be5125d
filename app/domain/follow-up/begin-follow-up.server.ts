// Makes a concern that had nobody into something to see to: whoever asks for it becomes its owner. Policy
// "follow-up.read": those who have the pupil and may read it. What has an owner already keeps it.
import { actorRef, type StaffCtx } from "~/access/context.server";
import { followUpFacts } from "~/access/follow-up-facts.server";
import { requireGround } from "~/access/require";
import { refuse } from "../refusal";
import { openFollowUp } from "./open-follow-up.server";

export async function beginFollowUp(ctx: StaffCtx, input: { concernId: string }): Promise<void> {
  const { facts } = await followUpFacts(ctx, input.concernId);
  requireGround(ctx.actor, "follow-up.read", facts);
  await ctx.db.write(async (tx) => {
    const again = await followUpFacts(ctx, input.concernId, tx);
    const ground = requireGround(ctx.actor, "follow-up.read", again.facts);
    if (again.concern.status !== "active") refuse("form", "concern_withdrawn");
    if (again.row) return;
    const about = { ...again.concern, schoolUnitId: again.facts.schoolUnitId, createdAt: ctx.now };
    const by = { actor: actorRef(ctx.actor), ground, now: ctx.now };
    await openFollowUp(tx, about, by, { ownerId: ctx.actor.accountId, teamUnitId: null });
  });
}
