// The principal moves the end of a temporary or named access that still stands: later or sooner, by its day or its minute.
// Policy "access.grant" for the pupil's unit. One that has ended is given anew, with a reason of its own.
import { actorRef, type StaffCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { pupilFacts } from "~/access/pupil-facts.server";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import { findGivenGrant, moveGivenGrant } from "~db/grant.server";
import { Refusal, refuse } from "../refusal";
import { readAccessEnd } from "./access-end";
import { tellOfAccess } from "./tell-of-access.server";

interface Extension {
  pupilId: string;
  grantId: string;
  until: string;
  untilTime: string;
}

export async function extendTemporaryAccess(ctx: StaffCtx, input: Extension): Promise<void> {
  const { pupilId, grantId } = input;
  const { pupil } = await pupilFacts(ctx, pupilId);
  requireGround(ctx.actor, "access.grant", pupil);
  const end = readAccessEnd(input, ctx.now);
  if ("errors" in end) {
    const beside = Object.entries(end.errors).map(([name, error]) => [`${name}-${grantId}`, error]);
    throw new Refusal(Object.fromEntries(beside));
  }
  await ctx.db.write(async (tx) => {
    const again = (await pupilFacts(ctx, pupilId, tx)).pupil;
    const ground = requireGround(ctx.actor, "access.grant", again);
    const grant = await findGivenGrant(tx, { id: grantId, pupilId });
    if (!grant) throw new NotVisible();
    // The same form again.
    if (grant.endsAt !== null && +grant.endsAt === +end.endsAt) return;
    if (!(await moveGivenGrant(tx, { id: grantId, pupilId, now: ctx.now, endsAt: end.endsAt })))
      refuse("form", "access_has_ended");
    await tellOfAccess(tx, {
      pupilId,
      accountId: grant.accountId,
      by: ctx.actor.accountId,
      now: ctx.now,
    });
    await record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: { kind: "access.extended", pupilId, grantId, toId: grant.accountId },
    });
  });
}
