// Gives the small picture that the server made of an attached one. Whoever may read the attachment may see it; it is logged as
// such a read, and where a report locks what can be carried out of the tool there is none.
import { actorRef, type StaffCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { record } from "~/audit/record.server";
import { thumbnailOf } from "~db/attachment.server";
import { readableAttachment } from "../concern/readable-attachment.server";
import { thumbnailPlace } from "./places";

export async function readThumbnail(ctx: StaffCtx, input: { attachmentId: string }): Promise<Uint8Array> {
  const { row, ground } = await readableAttachment(ctx, input.attachmentId);
  const sealed = await thumbnailOf(ctx.db.read, row.id);
  if (!sealed) throw new NotVisible();
  const { owner, place } = thumbnailPlace(row.id);
  const picture = await ctx.vault.open(owner, place, sealed);
  await ctx.db.write((tx) =>
    record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: { kind: "attachment.thumbnail-read", pupilId: row.pupilId, attachmentId: row.id },
    }),
  );
  return picture;
}
