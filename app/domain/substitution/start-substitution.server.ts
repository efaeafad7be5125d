// The principal says that somebody at the school stands in for somebody else, from one day to another. Policy
// "substitution.manage" for the school. The substitute has what the one who is replaced has by roster and by handover,
// protected pupils excepted (OSL 21:3: named access only), and it ends with the substitution by itself.
import { randomUUID } from "node:crypto";
import { actorRef, type StaffCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import { staffOf } from "~db/account.server";
import { findSubstitution, insertSubstitution, moveSubstitution } from "~db/substitution.server";
import { schoolStaffRoles } from "../access-grant/give-temporary-access.server";
import { rebuildGrants } from "../access-grant/rebuild-grants.server";
import { addDays, civilDate } from "../calendar/stockholm";
import { Refusal, refuse } from "../refusal";
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
  const staff = await staffOf(ctx.db.read, { schoolUnitId, roles: [...schoolStaffRoles], date: today });
  const works = (id: string) => staff.some((s) => s.accountId === id);
  if (!works(absentId)) errors.absentId = { key: "staff_unknown" };
  if (!works(substituteId)) errors.substituteId = { key: "staff_unknown" };
  else if (substituteId === absentId) errors.substituteId = { key: "substitute_same" };
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
