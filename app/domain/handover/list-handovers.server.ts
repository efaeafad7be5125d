// The actor's handovers: given, received, and, for a principal, those that stand without a receiver. Ids, dates and
// staff names only: no pupil is named here, so that it is no read of a child's record.
// audit: none; nothing of a pupil is read.
import type { StaffCtx } from "~/access/context.server";
import { namesOf } from "~db/account.server";
import { handoversFor, unclaimedHandovers, withPupilsLeft } from "~db/handover.server";

export async function listHandovers(ctx: StaffCtx) {
  const units = ctx.actor.duties.flatMap((d) =>
    d.role === "principal" && d.schoolUnitId ? [d.schoolUnitId] : [],
  );
  const own = await handoversFor(ctx.db.read, ctx.actor.accountId);
  const unclaimed = await unclaimedHandovers(ctx.db.read, units);
  const names = await namesOf(ctx.db.read, [
    ...own.flatMap((h) => (h.toId ? [h.fromId, h.toId] : [h.fromId])),
    ...unclaimed.map((h) => h.fromId),
  ]);
  return {
    given: own
      .filter((h) => h.fromId === ctx.actor.accountId)
      .map((h) => ({
        id: h.id,
        status: h.status,
        changeOn: h.changeOn,
        readAt: h.readAt,
        toName: h.toId ? (names.get(h.toId) ?? "") : null,
      })),
    received: own
      .filter((h) => h.toId === ctx.actor.accountId)
      .map((h) => ({
        id: h.id,
        status: h.status,
        changeOn: h.changeOn,
        fromName: names.get(h.fromId) ?? "",
      })),
    unclaimed: unclaimed.map((h) => ({
      id: h.id,
      changeOn: h.changeOn,
      fromName: names.get(h.fromId) ?? "",
    })),
  };
}

/** How many handovers wait for the actor's answer. */
export async function countWaitingHandovers(ctx: StaffCtx): Promise<number> {
  const { received, unclaimed } = await listHandovers(ctx);
  const proposed = received.filter((h) => h.status === "proposed").map((h) => h.id);
  return (await withPupilsLeft(ctx.db.read, proposed)).size + unclaimed.length;
}
