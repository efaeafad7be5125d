// Loosens two notes that were tied: by the one who tied them, while she has the pupil (policy "link.remove"). Both notes
// stay as they are. A link that she may not loosen is the same to her as one that is not there.
import { concernFacts } from "~/access/concern-facts.server";
import { actorRef, type StaffCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import { findLink, removeLink } from "~db/concern-link.server";

/** `concernId` is the note on whose page it was asked. Throws NotVisible; once it is gone, it is gone. */
export async function unlinkConcerns(
  ctx: StaffCtx,
  input: { concernId: string; linkId: string },
): Promise<void> {
  const { concern, facts } = await concernFacts(ctx, input.concernId);
  requireGround(ctx.actor, "concern.read", facts);
  await ctx.db.write(async (tx) => {
    const link = await findLink(tx, input.linkId);
    // The same button pressed twice, or in two windows.
    if (!link) return;
    if (link.fromId !== concern.id && link.toId !== concern.id) throw new NotVisible();
    const again = await concernFacts(ctx, concern.id, tx);
    const ground = requireGround(ctx.actor, "link.remove", { ...again.facts, madeBy: link.createdBy });
    if (!(await removeLink(tx, link.id))) return;
    const { pupilId, fromId, toId } = link;
    await record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: { kind: "link.removed", pupilId, fromId, toId },
    });
  });
}
