// Marks a unit of the register: checked today by the one who marks it, closed, or open again. Policy "register.manage".
// A closed unit is proposed to nobody and stays in the register, because deliveries were recorded under its name. What is
// marked already is left as it is. Does not change what stands in the entry.
import { actorRef, type StaffCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import { findUnit, updateUnit } from "~db/register.server";
import { civilDate } from "../calendar/stockholm";
import { refuse } from "../refusal";

export const unitMarks = ["checked", "closed", "reopened"] as const;
export type UnitMark = (typeof unitMarks)[number];

export async function markUnit(
  ctx: StaffCtx,
  input: { unitId: string; version: number; mark: UnitMark },
): Promise<void> {
  const ground = requireGround(ctx.actor, "register.manage", { authorityId: ctx.actor.authorityId });
  const today = civilDate(ctx.now);
  const sets = {
    checked: { checkedOn: today, checkedBy: ctx.actor.name },
    closed: { active: false },
    // Open again means that somebody knows it to be.
    reopened: { active: true, checkedOn: today, checkedBy: ctx.actor.name },
  };
  await ctx.db.write(async (tx) => {
    const unit = await findUnit(tx, input.unitId);
    if (!unit) throw new NotVisible();
    const set: Partial<typeof unit> = sets[input.mark];
    if (Object.entries(set).every(([key, value]) => unit[key as keyof typeof unit] === value)) return;
    if (!(await updateUnit(tx, { id: unit.id, version: input.version, set })))
      refuse("form", "unit_version_old");
    await record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: {
        kind: `register.unit-${input.mark}`,
        unitId: unit.id,
        municipalityCode: unit.municipalityCode,
      },
    });
  });
}
