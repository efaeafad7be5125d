// Deletes one attachment: by the one who added it alone, and not once a report rests on it, which the refusal does not
// tell (OSL 40:7 g). Its key is destroyed.
import { actorRef, type StaffCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import { attachmentInReport, findAttachment } from "~db/attachment.server";
import { removeAttachments } from "~db/concern-write.server";
import { enqueue } from "~db/outbox.server";
import { refuse } from "../refusal";

export async function deleteAttachment(ctx: StaffCtx, input: { attachmentId: string }): Promise<void> {
  await ctx.db.write(async (tx) => {
    const row = await findAttachment(tx, input.attachmentId);
    if (!row) throw new NotVisible();
    const ground = requireGround(ctx.actor, "concern.change", {
      authorityId: row.authorityId,
      authorId: row.addedBy,
    });
    if (await attachmentInReport(tx, row.id)) refuse("form", "attachment_built_on");
    await removeAttachments(tx, { id: row.id });
    await enqueue(tx, [{ kind: "destroy-content-key", subjectId: row.id, availableAt: ctx.now }]);
    await record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: { kind: "attachment.deleted", pupilId: row.pupilId, attachmentId: row.id },
    });
  });
  await ctx.vault.destroyKey({ kind: "content", id: input.attachmentId });
}
