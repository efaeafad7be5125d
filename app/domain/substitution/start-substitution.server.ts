// The principal says that somebody at the school stands in for somebody else, from one day to another. Policy
// "substitution.manage" for the school. The substitute has what the one who is replaced has by roster and by handover,
// protected pupils excepted (OSL 21:3: named access only), and it ends with the substitution by itself. Student health's
// part is for student health (OSL 23:2), a principal's for the roster (decision 0040).
import { randomUUID } from "node:crypto";
import { studentHealthRoles } from "~/access/actor";
import { actorRef, type StaffCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import { staffOf } from "~db/account.server";
import { hasOwnPupils, healthElsewhere } from "~db/acted-duty.server";
import { findSubstitution, insertSubstitution, moveSubstitution } from "~db/substitution.server";
import { schoolStaffRoles } from "../access-grant/give-temporary-access.server";
import { rebuildGrants } from "../access-grant/rebuild-grants.server";
import { addDays, civilDate } from "../calendar/stockholm";
import { type FieldErrors, Refusal, refuse } from "../refusal";
import { claimSentForm, readSentForm } from "../sent-form/claim-sent-form.server";
import { substitutionDays } from "./rules";

interface Start {
  schoolUnitId: string;
  absentId: string;
  substituteId: string;
  from: string;
  /** The last day. */
  until: string;
  idempotencyKey: string;
}

export async function startSubstitution(ctx: StaffCtx, input: Start): Promise<void> {
  const { authorityId } = ctx.actor;
  const { schoolUnitId, absentId, substituteId } = input;
  requireGround(ctx.actor, "substitution.manage", { authorityId, schoolUnitId });
  const today = civilDate(ctx.now);
  const errors = substitutionDays(input.from, input.until, today);
  Object.assign(errors, await refusedPeople(ctx, input));
  if (Object.keys(errors).length > 0) throw new Refusal(errors);
  const substitutionId = randomUUID();
  const form = await readSentForm(ctx, "start-substitution", input);
  await ctx.db.write(async (tx) => {
    const earlier = await claimSentForm(tx, form, { substitutionId });
    if (earlier) return;
    const ground = requireGround(ctx.actor, "substitution.manage", { authorityId, schoolUnitId });
    await insertSubstitution(tx, {
      id: substitutionId,
      authorityId,
      schoolUnitId,
      absentId,
      substituteId,
      startsOn: input.from,
      endsOn: addDays(input.until, 1),
      source: "principal",
      createdBy: ctx.actor.accountId,
      createdAt: ctx.now,
      version: 1,
    });
    await rebuildGrants(tx, { authorityId, now: ctx.now, actor: actorRef(ctx.actor) });
    await record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: {
        kind: "substitution.started",
        substitutionId,
        schoolUnitId,
        fromId: absentId,
        toId: substituteId,
      },
    });
  });
}

/**
 * Who can be away, and who can stand in. Whoever leads a school is the authority's to say, in the roster, and a principal's
 * press gives nobody her powers; student health's part stands in within student health alone (decision 0040).
 */
async function refusedPeople(
  ctx: StaffCtx,
  { schoolUnitId, absentId, substituteId }: Start,
): Promise<FieldErrors> {
  const { authorityId } = ctx.actor;
  const date = civilDate(ctx.now);
  const roles = [...schoolStaffRoles, "principal"] as const;
  const staff = await staffOf(ctx.db.read, { schoolUnitId, roles: [...roles], date });
  const rolesOf = (id: string) => staff.flatMap((s) => (s.accountId === id ? [s.role] : []));
  const isHealth = (id: string) => rolesOf(id).some(isOfHealth);
  const isStaff = (id: string) => rolesOf(id).some((role) => role !== "principal");
  const errors: FieldErrors = {};
  if (!isStaff(absentId))
    errors.absentId = { key: rolesOf(absentId).length > 0 ? "substitute_for_principal" : "staff_unknown" };
  if (substituteId === absentId) return { ...errors, substituteId: { key: "substitute_same" } };
  if (!isHealth(absentId) || isHealth(substituteId))
    return isStaff(substituteId) ? errors : { ...errors, substituteId: { key: "staff_unknown" } };
  const elsewhere = await healthElsewhere(ctx.db.read, { authorityId, schoolUnitId, date });
  if (elsewhere.some((s) => s.accountId === substituteId)) return errors;
  if (!isStaff(substituteId)) return { ...errors, substituteId: { key: "staff_unknown" } };
  // Who is of student health and teaches too has pupils whom anybody can take.
  const teaches =
    rolesOf(absentId).some((role) => !isOfHealth(role)) ||
    (await hasOwnPupils(ctx.db.read, { accountId: absentId, schoolUnitId, now: ctx.now }));
  return teaches ? errors : { ...errors, substituteId: { key: "substitute_not_health" } };
}

const isOfHealth = (role: string) => studentHealthRoles.some((health) => health === role);

/** Before its day: from this moment. One that the roster gives is ended in the roster. */
export async function endSubstitution(
  ctx: StaffCtx,
  input: { substitutionId: string; version: number },
): Promise<void> {
  await ctx.db.write(async (tx) => {
    const row = await findSubstitution(tx, input.substitutionId);
    if (!row) throw new NotVisible();
    const ground = requireGround(ctx.actor, "substitution.manage", row);
    if (row.source === "roster") refuse("form", "substitution_of_roster");
    const today = civilDate(ctx.now);
    const endsOn = [row.startsOn, today].sort().at(-1) ?? today;
    const moved = await moveSubstitution(tx, {
      id: row.id,
      version: input.version,
      startsOn: row.startsOn,
      endsOn,
    });
    if (!moved) refuse("form", "substitution_moved");
    await rebuildGrants(tx, { authorityId: row.authorityId, now: ctx.now, actor: actorRef(ctx.actor) });
    await record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: {
        kind: "substitution.ended",
        substitutionId: row.id,
        schoolUnitId: row.schoolUnitId,
        fromId: row.absentId,
        toId: row.substituteId,
      },
    });
  });
}
