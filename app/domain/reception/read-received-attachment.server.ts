// Gives one of the files that came beside a report, as a download. Policy "reception.work" of the municipality that holds
// it; logged before a byte leaves. Its name is ours and names nobody. Does not check it against the list again: what is
// stored was checked when it came, and every piece is authenticated as it is opened.
import { actorRef, type SocialCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { record } from "~/audit/record.server";
import { findReceivedAttachment, receivedChunksOf } from "~db/received-attachment.server";
import { endingOf } from "../concern/file-rules";
import { openLabels } from "./open-labels";
import { receivedFilePlace } from "./places";
import { visibleReceived } from "./visible-received.server";

export async function readReceivedAttachment(
  ctx: SocialCtx,
  input: { receivedId: string; attachmentId: string },
): Promise<{ name: string; mediaType: string; content: AsyncIterable<Uint8Array> }> {
  const { row, ground } = await visibleReceived(ctx, input.receivedId);
  const { attachmentId } = input;
  const file = await findReceivedAttachment(ctx.db.read, { receivedId: row.id, attachmentId });
  if (!file) throw new NotVisible();
  // Gone with the report's key: there is nothing to give.
  const [label = null] = await openLabels(ctx.vault, [file]);
  if (label === null) throw new NotVisible();
  const { municipalityCode } = row;
  await ctx.db.write((tx) =>
    record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: { kind: "reception.attachment-read", receivedId: row.id, municipalityCode, attachmentId },
    }),
  );
  const { owner, place } = receivedFilePlace(row.id, file.id);
  return {
    name: `${row.reference}-${file.position + 1}.${endingOf(file.mediaType)}`,
    mediaType: file.mediaType,
    content: ctx.vault.openChunks(owner, place, receivedChunksOf(ctx.db.read, file.id)),
  };
}
