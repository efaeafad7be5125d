// Deletes one attachment: by the one who added it alone, and not once somebody has built on its note (link, handover,
// report): the same rule and words for all of them, so that a refusal never says that a report rests on it (OSL 40:7 g),
// and so that a receiver keeps what was handed over. Its key is destroyed. Pressed again the answer is the same.
import { actorRef, type StaffCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import { findAttachment } from "~db/attachment.server";
import { builtOn, findConcern } from "~db/concern.server";
import { removeAttachments } from "~db/concern-write.server";
import { carriedOutBefore, claimOnce } from "~db/idempotency.server";
import { enqueue } from "~db/outbox.server";
import { isInReport } from "~db/report.server";
import { refuse } from "../refusal";

/** Gives the pupil's id. */
export async function deleteAttachment(ctx: StaffCtx, input: { attachmentId: string }): Promise<string> {
  const claim = { key: input.attachmentId, accountId: ctx.actor.accountId, useCase: "delete-attachment" };
  const pupilId = await ctx.db.write(async (tx) => {
    const row = await findAttachment(tx, input.attachmentId);
    if (!row) return (await carriedOutBefore(tx, claim))?.result.pupilId ?? notVisible();
    const ground = requireGround(ctx.actor, "concern.change", {
      authorityId: row.authorityId,
      authorId: row.addedBy,
    });
    const concern = row.concernId ? await findConcern(tx, row.concernId) : null;
    // A file on no note is built on as a note would be: no link leads to it, a handover or a report does.
    if ((await builtOn(tx, concern ?? row)) || (await isInReport(tx, row.id)))
      refuse("form", "attachment_built_on");
    await removeAttachments(tx, { id: row.id });
    await enqueue(tx, [{ kind: "destroy-content-key", subjectId: row.id, availableAt: ctx.now }]);
    await record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: { kind: "attachment.deleted", pupilId: row.pupilId, attachmentId: row.id },
    });
    await claimOnce(tx, { ...claim, result: { pupilId: row.pupilId }, contentPrint: null, now: ctx.now });
    return row.pupilId;
  });
  await ctx.vault.destroyKey({ kind: "content", id: input.attachmentId });
  return pupilId;
}

function notVisible(): never {
  throw new NotVisible();
}
