// Gives an attachment's bytes as a download. Policy "concern.read" of the concern it hangs on; logged before a byte
// leaves. Served by the door as an attachment only, never inline.

import { concernFacts } from "~/access/concern-facts.server";
import { actorRef, type StaffCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { can } from "~/access/policy";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import { chunksOf, findAttachment } from "~db/attachment.server";
import { requireOpenForReader } from "../report/guard-of-report.server";
import { openAttachmentNames } from "./attachment-names";
import { attachmentPlace } from "./seal-concern";

export async function readAttachment(
  ctx: StaffCtx,
  input: { attachmentId: string },
): Promise<{ name: string; mediaType: string; content: AsyncIterable<Uint8Array> }> {
  const row = await findAttachment(ctx.db.read, input.attachmentId);
  if (!row?.concernId) throw new NotVisible();
  const { concern, facts } = await concernFacts(ctx, row.concernId);
  const ground = requireGround(ctx.actor, "concern.read", facts);
  if (concern.status === "withdrawn" && !can(ctx.actor, "concern.change", facts).allow)
    throw new NotVisible();
  await requireOpenForReader(ctx, { pupilId: concern.pupilId, output: "attachment" });
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
