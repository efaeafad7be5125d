// Deletes a concern and its files for good: by its author alone, and only while nobody has built on it (link,
// handover, report). The text's own key is destroyed, so that it is gone from backups too; the audit keeps the id.

import { concernFacts } from "~/access/concern-facts.server";
import { actorRef, type StaffCtx } from "~/access/context.server";
import { can } from "~/access/policy";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import { builtOn } from "~db/concern.server";
import { removeAttachments, removeConcern } from "~db/concern-write.server";
import { removeFollowUp } from "~db/follow-up-write.server";
import { carriedOutBefore, claimOnce } from "~db/idempotency.server";
import { removeNoticesOf } from "~db/notice.server";
import { enqueue } from "~db/outbox.server";
import { refuse } from "../refusal";

export async function deleteConcern(
  ctx: StaffCtx,
  input: { concernId: string; version: number },
): Promise<void> {
  const { concern, facts } = await concernFacts(ctx, input.concernId);
  const ground = requireGround(ctx.actor, "concern.change", facts);
  const keys = await ctx.db.write(async (tx) => {
    const again = await concernFacts(ctx, concern.id, tx);
    requireGround(ctx.actor, "concern.change", again.facts);
    if (await builtOn(tx, again.concern)) refuse("form", "concern_built_on");
    const attachmentIds = await removeAttachments(tx, { concernId: concern.id });
    const seenOn = can(ctx.actor, "concern.log", again.facts).allow ? concern.pupilId : "";
    await claimOnce(tx, {
      ...deletion(ctx, concern.id),
      ...{ result: { seenOn }, contentPrint: null, now: ctx.now },
    });
    await removeNoticesOf(tx, concern.id);
    await removeFollowUp(tx, concern.id);
    if (!(await removeConcern(tx, { id: concern.id, version: input.version }))) refuse("form", "version_old");
    const contentIds = [concern.id, ...attachmentIds];
    // The key store is a database of its own: the runner finishes what a crash right after the commit leaves.
    await enqueue(
      tx,
      contentIds.map((id) => ({ kind: "destroy-content-key", subjectId: id, availableAt: ctx.now })),
    );
    await record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: { kind: "concern.deleted", pupilId: concern.pupilId, concernId: concern.id, attachmentIds },
    });
    return contentIds;
  });
  for (const id of keys) await ctx.vault.destroyKey({ kind: "content", id });
}

const deletion = (ctx: StaffCtx, concernId: string) => ({
  ...{ key: concernId, accountId: ctx.actor.accountId, useCase: "delete-concern" },
});

/** For a second press: null where it was not the actor who deleted it; else the pupil on whose thread she saw it, or "". */
export async function deletedBefore(ctx: StaffCtx, input: { concernId: string }): Promise<string | null> {
  const before = await carriedOutBefore(ctx.db.read, deletion(ctx, input.concernId));
  return before ? (before.result.seenOn ?? "") : null;
}
