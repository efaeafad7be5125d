// Loosens a note from the other pupils' notes of the same occasion: by its author (policy "concern.change"), or by whoever
// tied it, while she has the pupil (policy "link.remove"). No text is changed, here or there; the others go on belonging together.
import { concernFacts } from "~/access/concern-facts.server";
import { actorRef, type StaffCtx } from "~/access/context.server";
import { can } from "~/access/policy";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import type { Queries } from "~db/database";
import { leaveOccasion, occasionsOf } from "~db/occasion.server";

async function load(ctx: StaffCtx, concernId: string, q: Queries = ctx.db.read) {
  const { concern, facts } = await concernFacts(ctx, concernId, q);
  requireGround(ctx.actor, "concern.read", facts);
  const tie = (await occasionsOf(q, [concern.id])).get(concern.id);
  const byMaker = tie && can(ctx.actor, "link.remove", { ...facts, madeBy: tie.createdBy });
  const ground = byMaker?.allow ? byMaker.ground : requireGround(ctx.actor, "concern.change", facts);
  return { concern, ground };
}

export async function looseFromOccasion(ctx: StaffCtx, input: { concernId: string }): Promise<void> {
  const { concern } = await load(ctx, input.concernId);
  await ctx.db.write(async (tx) => {
    const { ground } = await load(ctx, concern.id, tx);
    if (!(await leaveOccasion(tx, concern.id))) return;
    await record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: { kind: "occasion.left", pupilId: concern.pupilId, concernId: concern.id },
    });
  });
}
