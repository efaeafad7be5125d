// What the old school has sent, before those at the new school who have the pupil. Policy "pupil.read"; logged. The first
// opening is the receipt that the old school sees. What was sealed is compared with the digest of the receipt.
import { createHash } from "node:crypto";
import { actorRef, type StaffCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { pupilFacts } from "~/access/pupil-facts.server";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import { findTransfer, noteTransferRead, transferNames } from "~db/history.server";
import { historyContent, historyPlace } from "./content";

export async function readHistory(ctx: StaffCtx, input: { pupilId: string; transferId: string }) {
  const row = await findTransfer(ctx.db.read, input.transferId);
  if (!row || row.toPupilId !== input.pupilId || row.status !== "sent" || !row.sealedContent)
    throw new NotVisible();
  const { pupil, facts } = await pupilFacts(ctx, row.toPupilId);
  const ground = requireGround(ctx.actor, "pupil.read", facts);
  // Whoever is protected has no earlier school on a screen.
  if (pupil.protection !== "none") throw new NotVisible();
  const { owner, place } = historyPlace(row.id, row.toPupilId);
  const text = await ctx.vault.openText(owner, place, row.sealedContent);
  const content = historyContent.parse(JSON.parse(text));
  await ctx.db.write(async (tx) => {
    await noteTransferRead(tx, { id: row.id, readBy: ctx.actor.accountId, now: ctx.now });
    await record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: { kind: "history.read", pupilId: row.toPupilId, transferId: row.id },
    });
  });
  return {
    pupil: { id: pupil.id, name: `${pupil.givenName} ${pupil.familyName}` },
    ...(await transferNames(ctx.db.read, row)),
    ground: row.ground,
    decidedAt: row.decidedAt,
    digest: row.digest,
    unaltered: createHash("sha256").update(text).digest("hex") === row.digest,
    content,
  };
}
