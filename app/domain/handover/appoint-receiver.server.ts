// The principal names a receiver for pupils who have none. Policy "handover.answer" on a handover without receiver.
import { randomUUID } from "node:crypto";
import { actorRef, type StaffCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import { staffOf } from "~db/account.server";
import { appoint, findHandover, handoverPupils } from "~db/handover.server";
import { addNotices } from "~db/notice.server";
import { civilDate } from "../calendar/stockholm";
import { refuse } from "../refusal";
import { receiverRoles } from "./rules";
import { visiblePupils } from "./visible-pupils";

export async function appointReceiver(
  ctx: StaffCtx,
  input: { handoverId: string; version: number; toId: string },
): Promise<void> {
  const row = await findHandover(ctx.db.read, input.handoverId);
  if (!row) throw new NotVisible();
  const all = await handoverPupils(ctx.db.read, row.id);
  const { pupils, schoolUnitId } = visiblePupils(ctx, "handover.answer", { ...row, toId: null }, all);
  if (schoolUnitId === null) throw new NotVisible();
  const ground = requireGround(ctx.actor, "handover.answer", {
    authorityId: row.authorityId,
    toId: null,
    schoolUnitId,
  });
  // The same form once more; or somebody was before, and the page that was read is an older one.
  if (row.toId !== null && row.toId === input.toId && row.version === input.version + 1) return;
  if (row.toId !== null) refuse("form", "handover_decided");
  if (pupils.length === 0) refuse("form", "handover_empty");
  const staff = await staffOf(ctx.db.read, {
    schoolUnitId,
    roles: [...receiverRoles],
    date: civilDate(ctx.now),
  });
  if (input.toId === row.fromId || !staff.some((s) => s.accountId === input.toId))
    refuse("toId", "staff_unknown");
  await ctx.db.write(async (tx) => {
    if (!(await appoint(tx, { id: row.id, version: input.version, toId: input.toId }))) {
      refuse("form", "handover_decided");
    }
    await addNotices(tx, [
      {
        id: randomUUID(),
        accountId: input.toId,
        kind: "handover",
        subjectId: row.id,
        createdBy: ctx.actor.accountId,
        createdAt: ctx.now,
      },
    ]);
    await record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: { kind: "handover.appointed", handoverId: row.id, toId: input.toId },
    });
  });
}
