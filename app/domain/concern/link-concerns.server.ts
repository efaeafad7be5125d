// Ties two notes on one thread, by the kind of their link, after both were written. Whoever has the pupil (policy
// "concern.log") and may read both ("concern.read"); neither note is changed by it. Does not cross pupils: see
// occasion-copies. Source: glossary (link).
import { concernFacts } from "~/access/concern-facts.server";
import { actorRef, type StaffCtx } from "~/access/context.server";
import { can } from "~/access/policy";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import { findConcern } from "~db/concern.server";
import { linkBetween } from "~db/concern-link.server";
import { insertLink } from "~db/concern-write.server";

import { refuse } from "../refusal";
import { linkKinds } from "./link-kinds";

/** Throws Refusal (fields `otherId`, `linkKind`), NotVisible. A second submit of the same form changes nothing. */
export async function linkConcerns(
  ctx: StaffCtx,
  input: { concernId: string; otherId: string; linkKind: string },
): Promise<void> {
  const { concern, facts } = await concernFacts(ctx, input.concernId);
  requireGround(ctx.actor, "concern.read", facts);
  requireGround(ctx.actor, "concern.log", facts);
  const kind = linkKinds.find((k) => k === input.linkKind);
  if (!kind) refuse("linkKind", "choice_unknown");
  if (input.otherId === "" || input.otherId === concern.id) refuse("otherId", "link_missing");
  await ctx.db.write(async (tx) => {
    const again = await concernFacts(ctx, concern.id, tx);
    requireGround(ctx.actor, "concern.read", again.facts);
    const ground = requireGround(ctx.actor, "concern.log", again.facts);
    if (again.concern.status !== "active") refuse("form", "concern_withdrawn");
    const other = await findConcern(tx, input.otherId);
    const readable =
      other?.pupilId === concern.pupilId &&
      other.status === "active" &&
      can(ctx.actor, "concern.read", { ...again.facts, authorId: other.authorId, circle: other.circle })
        .allow;
    if (!readable) refuse("otherId", "link_foreign");
    const earlier = await linkBetween(tx, concern.id, other.id);
    if (earlier) {
      const same = earlier.fromId === concern.id && earlier.kind === kind;
      if (same && earlier.createdBy === ctx.actor.accountId) return;
      refuse("otherId", "link_exists");
    }
    const link = { pupilId: concern.pupilId, fromId: concern.id, toId: other.id };
    await insertLink(tx, { ...link, kind, createdBy: ctx.actor.accountId, now: ctx.now });
    await record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: { kind: "link.made", ...link, linkKind: kind },
    });
  });
}
