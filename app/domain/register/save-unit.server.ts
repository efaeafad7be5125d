// Adds a reception unit to the register, or changes one. Policy "register.manage". Municipality and name are its key and
// do not change: a unit that is renamed is closed and entered anew. Who saves it has checked it, today. A second submit
// of the same form finds what it wanted already there; somebody else's change in between is told, and nothing overwritten.
// Does not check that the phone is answered. Source: decision 0010.
import { randomUUID } from "node:crypto";
import { actorRef, type StaffCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import type { Queries } from "~db/database";
import { findUnit, findUnitNamed, insertUnit, updateUnit } from "~db/register.server";
import { civilDate } from "../calendar/stockholm";
import { Refusal, refuse } from "../refusal";
import { checkUnit, differingFields, type UnitEntry, type UnitForm } from "./unit";

export async function addUnit(ctx: StaffCtx, input: { form: UnitForm }): Promise<{ unitId: string }> {
  const ground = requireGround(ctx.actor, "register.manage", { authorityId: ctx.actor.authorityId });
  const entry = entryOf(input.form);
  const id = randomUUID();
  return ctx.db.write(async (tx) => {
    const added = await insertUnit(tx, { id, ...entry, ...checkedNow(ctx) });
    if (!added) return { unitId: await sameOrRefused(tx, entry) };
    await record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: { kind: "register.unit-added", unitId: id, municipalityCode: entry.municipalityCode },
    });
    return { unitId: id };
  });
}

/** The id of the one that stands there already, where it says the same: the form was sent twice. */
async function sameOrRefused(tx: Queries, entry: UnitEntry): Promise<string> {
  const there = await findUnitNamed(tx, entry);
  if (!there || differingFields(there, entry).length > 0) refuse("unit", "unit_exists");
  return there.id;
}

export async function changeUnit(
  ctx: StaffCtx,
  input: { unitId: string; version: number; form: UnitForm },
): Promise<void> {
  const ground = requireGround(ctx.actor, "register.manage", { authorityId: ctx.actor.authorityId });
  const before = await findUnit(ctx.db.read, input.unitId);
  if (!before) throw new NotVisible();
  const entry = entryOf({ ...input.form, municipalityCode: before.municipalityCode, unit: before.unit });
  await ctx.db.write(async (tx) => {
    const now = await findUnit(tx, before.id);
    if (!now) throw new NotVisible();
    const changed = differingFields(now, entry);
    if (changed.length === 0) return;
    const set = { ...entry, ...checkedNow(ctx) };
    if (!(await updateUnit(tx, { id: before.id, version: input.version, set })))
      refuse("form", "unit_version_old");
    await record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: {
        kind: "register.unit-changed",
        unitId: before.id,
        municipalityCode: before.municipalityCode,
        fields: changed,
      },
    });
  });
}

function entryOf(form: UnitForm): UnitEntry {
  const checked = checkUnit(form);
  if (!checked.ok) throw new Refusal(checked.errors);
  return checked.value;
}

const checkedNow = (ctx: StaffCtx) => ({ checkedOn: civilDate(ctx.now), checkedBy: ctx.actor.name });
