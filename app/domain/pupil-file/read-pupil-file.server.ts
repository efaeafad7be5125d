// What the one who added a file is asked before it is deleted, and what the page for adding one shows of the pupil. Policy
// "concern.change" of the file, "concern.log" of the pupil. Reads no content.
import { isStudentHealth } from "~/access/actor";
import { actorRef, type StaffCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { pupilFacts } from "~/access/pupil-facts.server";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import { findAttachment } from "~db/attachment.server";
import { markRead } from "~db/notice.server";
import { openAttachmentMeta } from "../concern/attachment-names";

export async function readOwnPupilFile(ctx: StaffCtx, input: { attachmentId: string }) {
  const row = await findAttachment(ctx.db.read, input.attachmentId);
  if (!row || row.concernId !== null) throw new NotVisible();
  const ground = requireGround(ctx.actor, "concern.change", {
    authorityId: row.authorityId,
    authorId: row.addedBy,
  });
  const [meta] = await openAttachmentMeta(ctx.vault, [row]);
  await ctx.db.write((tx) =>
    record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: { kind: "pupil.read", pupilId: row.pupilId },
    }),
  );
  return { id: row.id, pupilId: row.pupilId, title: meta?.title ?? meta?.name ?? "" };
}

/** Whom the file is to be added to. What the scanner stopped of hers she has been told when she comes here. */
export async function prepareFileFor(ctx: StaffCtx, input: { pupilId: string }) {
  const { pupil, facts } = await pupilFacts(ctx, input.pupilId);
  const ground = requireGround(ctx.actor, "concern.log", facts);
  await ctx.db.write(async (tx) => {
    await markRead(tx, { accountId: ctx.actor.accountId, subjectId: pupil.id, now: ctx.now });
    await record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: { kind: "pupil.read", pupilId: pupil.id },
    });
  });
  return {
    id: pupil.id,
    name: `${pupil.givenName} ${pupil.familyName}`,
    studentHealth: isStudentHealth(ctx.actor, pupil.schoolUnitId),
  };
}
