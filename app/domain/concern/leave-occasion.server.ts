// Loosens a note from the other pupils' notes of the same occasion: by its author (policy "concern.change"). No text is
// changed, here or there; the others go on belonging together.
import { concernFacts } from "~/access/concern-facts.server";
import { actorRef, type StaffCtx } from "~/access/context.server";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import { leaveOccasion } from "~db/occasion.server";

export async function looseFromOccasion(ctx: StaffCtx, input: { concernId: string }): Promise<void> {
  const { concern, facts } = await concernFacts(ctx, input.concernId);
  requireGround(ctx.actor, "concern.change", facts);
  await ctx.db.write(async (tx) => {
    const again = await concernFacts(ctx, concern.id, tx);
    const ground = requireGround(ctx.actor, "concern.change", again.facts);
    if (!(await leaveOccasion(tx, concern.id))) return;
    await record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: { kind: "occasion.left", pupilId: concern.pupilId, concernId: concern.id },
    });
  });
}
