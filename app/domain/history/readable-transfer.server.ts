// What an earlier school has sent, opened, for those at the new school who have the pupil: policy "pupil.read". What is not sent,
// is another pupil's, or of a pupil who has become protected, is not there. What was sealed is compared with the digest of
// the receipt. audit: none here; the use cases that give something out record it.
import { createHash } from "node:crypto";
import type { StaffCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { pupilFacts } from "~/access/pupil-facts.server";
import { requireGround } from "~/access/require";
import { findTransfer } from "~db/history.server";
import { historyContent, historyPlace } from "./content";

export async function readableTransfer(ctx: StaffCtx, input: { pupilId: string; transferId: string }) {
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
  const unaltered = createHash("sha256").update(text).digest("hex") === row.digest;
  return { row, pupil, ground, content, unaltered };
}
