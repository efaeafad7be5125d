// The giver takes back a handover that nobody has accepted, before the day of the change. Policy "handover.withdraw".
// Her access is restored as the roster gives it, and as an earlier handover gave it. One that the roster proposed stands: it
// is changed in the roster.
import { actorRef, type StaffCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import { moveHandoverEnd } from "~db/grant.server";
import {
  changesFrom,
  decideHandover,
  findHandover,
  type HandoverRow,
  handoverPupils,
} from "~db/handover.server";
import { removeNoticesOf } from "~db/notice.server";
import { rebuildGrants } from "../access-grant/rebuild-grants.server";
import { instantAt } from "../calendar/stockholm";
import { refuse } from "../refusal";

export async function withdrawHandover(
  ctx: StaffCtx,
  input: { handoverId: string; version: number },
): Promise<void> {
  const row = await findHandover(ctx.db.read, input.handoverId);
  if (!row) throw new NotVisible();
  const ground = requireGround(ctx.actor, "handover.withdraw", row);
  const isDone = (now: HandoverRow | null) =>
    now?.status === "withdrawn" && now.version === input.version + 1;
  // The same form once more.
  if (isDone(row)) return;
  if (row.origin === "roster") refuse("form", "handover_of_roster");
  if (ctx.now >= instantAt(row.changeOn)) refuse("form", "handover_day_passed");
  await ctx.db.write(async (tx) => {
    const moved = await decideHandover(tx, {
      id: row.id,
      version: input.version,
      status: "withdrawn",
      toId: row.toId,
      now: ctx.now,
    });
    if (!moved && isDone(await findHandover(tx, row.id))) return;
    if (!moved) refuse("form", "handover_decided");
    await removeNoticesOf(tx, row.id);
    const pupils = await handoverPupils(tx, row.id);
    for (const { pupilId } of pupils) {
      const { fromId } = row;
      const others = (await changesFrom(tx, { fromId, pupilId }))
        .map((h) => Math.max(+instantAt(h.changeOn), +h.createdAt))
        .filter((end) => end > +ctx.now);
      const to = others.length > 0 ? new Date(Math.min(...others)) : null;
      await moveHandoverEnd(tx, { accountId: fromId, pupilId, from: instantAt(row.changeOn), to });
    }
    await rebuildGrants(tx, { authorityId: row.authorityId, now: ctx.now, actor: actorRef(ctx.actor) });
    await record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: { kind: "handover.withdrawn", handoverId: row.id, pupilIds: pupils.map((p) => p.pupilId) },
    });
  });
}
