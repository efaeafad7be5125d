// Marks a concern as dealt with, or open again. Policy "concern.handle": whoever may read it and has the pupil,
// or wrote it. Does not change the entry itself.

import { concernFacts } from "~/access/concern-facts.server";
import { actorRef, type StaffCtx } from "~/access/context.server";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import { markHandled } from "~db/concern-write.server";
import { refuse } from "../refusal";

export async function handleConcern(
  ctx: StaffCtx,
  input: { concernId: string; handled: boolean },
): Promise<void> {
  await ctx.db.write(async (tx) => {
    const { concern, facts } = await concernFacts(ctx, input.concernId, tx);
    const ground = requireGround(ctx.actor, "concern.handle", facts);
    if (concern.status !== "active") refuse("form", "concern_withdrawn");
    await markHandled(tx, {
      id: concern.id,
      handledAt: input.handled ? ctx.now : null,
      handledBy: input.handled ? ctx.actor.accountId : null,
    });
    await record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: {
        kind: "concern.handled",
        pupilId: concern.pupilId,
        concernId: concern.id,
        handled: input.handled,
      },
    });
  });
}
