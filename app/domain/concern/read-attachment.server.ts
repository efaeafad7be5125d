// Gives an attachment's bytes as a download, a piece at a time. Who may: readable-attachment. Logged before a byte
// leaves. Served by the door as an attachment only, never inline.
import { actorRef, type StaffCtx } from "~/access/context.server";
import { record } from "~/audit/record.server";
import { chunksOf } from "~db/attachment.server";
import { openAttachmentNames } from "./attachment-names";
import { readableAttachment } from "./readable-attachment.server";
import { attachmentPlace } from "./seal-concern";

export async function readAttachment(
  ctx: StaffCtx,
  input: { attachmentId: string },
): Promise<{ name: string; mediaType: string; content: AsyncIterable<Uint8Array> }> {
  const { row, ground } = await readableAttachment(ctx, input.attachmentId);
  const [name] = await openAttachmentNames(ctx.vault, [row]);
  await ctx.db.write((tx) =>
    record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: { kind: "attachment.read", pupilId: row.pupilId, attachmentId: row.id },
    }),
  );
  const { owner, place } = attachmentPlace(row.id);
  return {
    name: name ?? "",
    mediaType: row.mediaType,
    content: ctx.vault.openChunks(owner, place, chunksOf(ctx.db.read, row.id)),
  };
}
