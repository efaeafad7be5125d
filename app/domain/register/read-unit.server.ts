// One reception unit of the register, to be read and changed. Policy "register.manage". Not recorded: a public office.
import type { StaffCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { requireGround } from "~/access/require";
import { findUnit, municipalitiesThatReceive } from "~db/register.server";
import { civilDate } from "../calendar/stockholm";
import type { Connected } from "../delivery/choose-channel";
import { channelFault, uncheckedSince } from "./channel-fault";

export async function readUnit(ctx: StaffCtx, input: { unitId: string; connected: Connected }) {
  requireGround(ctx.actor, "register.manage", { authorityId: ctx.actor.authorityId });
  const unit = await findUnit(ctx.db.read, input.unitId);
  if (!unit) throw new NotVisible();
  const today = civilDate(ctx.now);
  const receiving = await municipalitiesThatReceive(ctx.db.read, today);
  return {
    ...unit,
    fault: channelFault(unit, { receives: receiving.has(unit.municipalityCode), connected: input.connected }),
    unchecked: unit.active && unit.checkedOn <= uncheckedSince(today),
    checkedToday: unit.checkedOn === today,
  };
}
