// What should have been done before today about a principal's pupils, by age, with who is responsible. Policy
// "follow-up.oversee" for the school and "follow-up.read" for each: student health's own notes are not among them
// (OSL 23:2). And what was open when a pupil left. Opening the list is recorded; on the list of things to do it is a number. No search by category.
import { actorRef, type StaffCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { can } from "~/access/policy";
import { record } from "~/audit/record.server";
import { namesOf } from "~db/account.server";
import { openOnLeft, overdueAt } from "~db/follow-up.server";
import { grantsByPupil } from "~db/grant.server";
import { civilDate, daysBetween } from "../calendar/stockholm";
import { lateMatters, leftMatters, listLateMatters } from "../matter/own-matters.server";
import { readableOf } from "./own-follow-ups.server";

/** The schools where the actor answers for all. */
const unitsOf = ({ actor }: StaffCtx): string[] =>
  actor.duties.flatMap(({ schoolUnitId }) => {
    const facts = { authorityId: actor.authorityId, schoolUnitId: schoolUnitId ?? "" };
    return schoolUnitId && can(actor, "follow-up.oversee", facts).allow ? [schoolUnitId] : [];
  });

async function overdueFor(ctx: StaffCtx) {
  const unitIds = [...new Set(unitsOf(ctx))];
  if (unitIds.length === 0) return null;
  const rows = await overdueAt(ctx.db.read, { unitIds, before: civilDate(ctx.now) });
  const grants = await grantsByPupil(ctx.db.read, ctx.actor.accountId, ctx.now);
  return readableOf(ctx, rows, grants);
}

/**
 * What was open about pupils when they left the school, to another or altogether. Nobody has those pupils any more, so it is
 * on no other list: the principal sees that it is there and whose it was, and gives somebody access for a time to
 * see to it (decisions 0031 and 0035).
 */
async function leftFor(ctx: StaffCtx) {
  const unitIds = [...new Set(unitsOf(ctx))];
  const today = civilDate(ctx.now);
  return openOnLeft(ctx.db.read, { unitIds, circle: "pupil", today });
}

/** None for whoever is no principal. */
export async function countOverdue(ctx: StaffCtx): Promise<number> {
  const overdue = (await overdueFor(ctx)) ?? [];
  const left = (await leftFor(ctx)).length + (await leftMatters(ctx, unitsOf(ctx))).length;
  return overdue.length + left + (await lateMatters(ctx, unitsOf(ctx))).length;
}

/** Oldest first. Throws NotVisible where the actor is principal of no school. */
export async function listOverdue(ctx: StaffCtx) {
  const rows = await overdueFor(ctx);
  if (!rows) throw new NotVisible();
  const left = await leftFor(ctx);
  const matters = await listLateMatters(ctx, unitsOf(ctx));
  const mattersLeft = await leftMatters(ctx, unitsOf(ctx));
  const all = [...rows, ...left];
  const names = await namesOf(
    ctx.db.read,
    all.flatMap((r) => (r.ownerId ? [r.ownerId] : [])),
  );
  await ctx.db.write((tx) =>
    record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground: "principal",
      event: {
        kind: "follow-up.overdue-listed",
        concernIds: all.map((r) => r.concernId),
        matterIds: [...matters, ...mattersLeft].map((m) => m.matterId),
      },
    }),
  );
  const today = civilDate(ctx.now);
  const shown = (r: (typeof all)[number]) => ({
    concernId: r.concernId,
    priority: r.priority,
    dueOn: r.dueOn,
    days: daysBetween(r.dueOn, today),
    pupilName: r.protection === "none" ? `${r.givenName} ${r.familyName}` : null,
    /** Null: the student-health team as a body. */
    ownerName: names.get(r.ownerId ?? "") ?? null,
  });
  return {
    overdue: rows.map(shown),
    /** Matters whose next date has passed. */
    matters,
    /** Of pupils who have left: what leads to the note is access that the principal gives. */
    left: left.map((r) => ({ ...shown(r), pupilId: r.pupilId })),
    /** Of those too: matters with a date that nobody follows now. */
    mattersLeft,
  };
}
