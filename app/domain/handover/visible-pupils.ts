// Which pupils of a handover the actor meets in it: the giver all, the receiver and the principal those who go at a
// school where they are on duty. A pupil who has moved or left is no longer passed on; one who has become protected is
// met by nobody here, only counted: who else has it is the principal's decision (OSL 21:3).
import type { StaffCtx } from "~/access/context.server";
import { can } from "~/access/policy";
import type { HandoverRow } from "~db/handover.server";
import { civilDate } from "../calendar/stockholm";

interface Pupil {
  schoolUnitId: string;
  leftOn: string | null;
  protection: "none" | "confidentiality" | "protected_registration";
}

export interface VisiblePupils<P> {
  pupils: P[];
  /** How many are no part of it any longer because they are protected. */
  heldBack: number;
  /** The school of those whom the actor meets or whom is counted; null where there is nothing to meet. */
  schoolUnitId: string | null;
}

export function visiblePupils<P extends Pupil>(
  ctx: StaffCtx,
  action: "handover.read" | "handover.answer",
  row: Pick<HandoverRow, "authorityId" | "fromId" | "toId">,
  all: readonly P[],
): VisiblePupils<P> {
  const { authorityId, fromId, toId } = row;
  const today = civilDate(ctx.now);
  const met = all.filter(
    ({ schoolUnitId, leftOn }) =>
      (leftOn === null || leftOn > today) &&
      can(ctx.actor, action, { authorityId, fromId, toId, schoolUnitId }).allow,
  );
  const pupils = met.filter((p) => p.protection === "none");
  const [first] = [...pupils, ...met];
  return { pupils, heldBack: met.length - pupils.length, schoolUnitId: first?.schoolUnitId ?? null };
}
