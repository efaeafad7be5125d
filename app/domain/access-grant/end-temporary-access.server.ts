// The principal ends a temporary or named access before its time. Policy "access.grant" for the pupil's unit.
import { actorRef, type StaffCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { pupilFacts } from "~/access/pupil-facts.server";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import { endGivenGrant, findGivenGrant } from "~db/grant.server";

export async function endTemporaryAccess(
  ctx: StaffCtx,
  input: { pupilId: string; grantId: string },
): Promise<void> {
  await ctx.db.write(async (tx) => {
    const { pupil } = await pupilFacts(ctx, input.pupilId, tx);
    const ground = requireGround(ctx.actor, "access.grant", pupil);
    const ended = await endGivenGrant(tx, { id: input.grantId, pupilId: pupil.id, endsAt: ctx.now });
    if (!ended) {
      // The same form once more, or its time came first: it has ended, as was wanted.
      if (!(await findGivenGrant(tx, { id: input.grantId, pupilId: pupil.id }))) throw new NotVisible();
      return;
    }
    await record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: { kind: "access.ended", pupilId: pupil.id, grantId: input.grantId },
    });
  });
}
