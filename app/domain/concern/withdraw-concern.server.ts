// Withdraws a concern that somebody may have built on: its place and the reason stay on the thread, its text is
// shown to nobody but the author. Policy "concern.change". Does not delete anything.

import { concernFacts } from "~/access/concern-facts.server";
import { actorRef, type StaffCtx } from "~/access/context.server";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import { markWithdrawn } from "~db/concern-write.server";
import { refuse } from "../refusal";
import { countGraphemes, normaliseNote } from "./graphemes";
import { withdrawalPlace } from "./seal-concern";

export const reasonLimit = 200;

export async function withdrawConcern(
  ctx: StaffCtx,
  input: { concernId: string; version: number; reason: string },
): Promise<void> {
  const { concern, facts } = await concernFacts(ctx, input.concernId);
  const ground = requireGround(ctx.actor, "concern.change", facts);
  const reason = normaliseNote(input.reason).trim();
  if (reason === "") refuse("reason", "reason_empty");
  if (countGraphemes(reason) > reasonLimit) refuse("reason", "reason_too_long", { limit: reasonLimit });
  const { owner, place } = withdrawalPlace(concern.id);
  const sealedWithdrawal = await ctx.vault.seal(owner, place, reason);
  await ctx.db.write(async (tx) => {
    const again = await concernFacts(ctx, concern.id, tx);
    requireGround(ctx.actor, "concern.change", again.facts);
    const done = await markWithdrawn(tx, {
      id: concern.id,
      version: input.version,
      sealedWithdrawal,
      now: ctx.now,
    });
    if (!done) refuse("form", "version_old");
    await record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: { kind: "concern.withdrawn", pupilId: concern.pupilId, concernId: concern.id },
    });
  });
}
