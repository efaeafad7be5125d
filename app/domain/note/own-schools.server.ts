// The schools at which the actor works today: where she can leave a note. Names of schools only.
// audit: none; nothing of a pupil is read.
import type { StaffCtx } from "~/access/context.server";
import { can } from "~/access/policy";
import { dutiesOn } from "~db/account.server";
import { civilDate } from "../calendar/stockholm";

export async function ownSchools(ctx: StaffCtx): Promise<{ id: string; name: string }[]> {
  const { accountId, authorityId } = ctx.actor;
  const duties = await dutiesOn(ctx.db.read, accountId, civilDate(ctx.now));
  const schools = new Map(
    duties.flatMap((d) => (d.schoolUnitId ? [[d.schoolUnitId, d.schoolName ?? ""] as const] : [])),
  );
  return [...schools]
    .map(([id, name]) => ({ id, name }))
    .filter((s) => can(ctx.actor, "note.leave", { authorityId, schoolUnitId: s.id }).allow);
}
