// Which pupils of a handover the actor meets in it: the giver all, the receiver and the principal those who go at a
// school where they are on duty. A pupil who has moved or left is no longer passed on.
import type { StaffCtx } from "~/access/context.server";
import { can } from "~/access/policy";
import type { HandoverRow } from "~db/handover.server";
import { civilDate } from "../calendar/stockholm";

interface Pupil {
  schoolUnitId: string;
  leftOn: string | null;
}

export function visiblePupils<P extends Pupil>(
  ctx: StaffCtx,
  action: "handover.read" | "handover.answer",
  row: Pick<HandoverRow, "authorityId" | "fromId" | "toId">,
  pupils: readonly P[],
): P[] {
  const { authorityId, fromId, toId } = row;
  const today = civilDate(ctx.now);
  return pupils.filter(
    ({ schoolUnitId, leftOn }) =>
      (leftOn === null || leftOn > today) &&
      can(ctx.actor, action, { authorityId, fromId, toId, schoolUnitId }).allow,
  );
}
