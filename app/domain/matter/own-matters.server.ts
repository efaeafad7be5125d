// Matters (ärenden) by their next date, for the list of things to do, the calendar, and the principal's list of what is late.
// Whoever opened a matter follows it while she may see to it; then the mentor does, else the principal, and an inner one
// the student-health team: by the same rule as a concern's owner. The mentor sees another's as another's. Only what the
// reader may read now and of which she may read a note; by status and date, never a search for persons. No name of a
// matter is opened for a list. audit: list-todo and list-overdue record.
import type { StaffCtx } from "~/access/context.server";
import { can } from "~/access/policy";
import { namesOf } from "~db/account.server";
import { holdersAmong } from "~db/follow-up.server";
import { grantsByPupil } from "~db/grant.server";
import {
  entriesOfMatters,
  type ListedMatter,
  mattersDueFor,
  mattersLateAt,
  mattersLeftAt,
} from "~db/matter.server";
import { civilDate, daysBetween, instantAt } from "../calendar/stockholm";
import type { Circle } from "../concern/rules";
import { teamUnitsOf } from "../follow-up/own-follow-ups.server";
import { ownerFor } from "../follow-up/owner-for";
import { type Group, isDue, isOverdue } from "../follow-up/rules";

/** Of listed matters, those that the actor may read, and of which she may read a note. */
async function readable(ctx: StaffCtx, rows: ListedMatter[]): Promise<ListedMatter[]> {
  if (rows.length === 0) return [];
  const { actor, db, now } = ctx;
  const grants = await grantsByPupil(db.read, actor.accountId, now);
  const factsOf = ({ pupilId, schoolUnitId }: ListedMatter) => ({
    ...{ authorityId: actor.authorityId, schoolUnitId, grants: grants.get(pupilId) ?? [], now },
  });
  const allowed = rows.filter((m) => can(actor, "matter.read", { ...factsOf(m), circle: m.circle }).allow);
  const entries = await entriesOfMatters(
    db.read,
    allowed.map((m) => m.id),
  );
  return allowed.filter((m) =>
    entries.some(
      ({ matterId, authorId, circle }) =>
        matterId === m.id && can(actor, "concern.read", { ...factsOf(m), authorId, circle }).allow,
    ),
  );
}

/** Who follows each now. */
async function followersOf({ db, now }: StaffCtx, rows: readonly ListedMatter[]) {
  const pupilIds = [...new Set(rows.map((m) => m.pupilId))];
  const holders = await holdersAmong(db.read, pupilIds, { now, date: civilDate(now) });
  return rows.map((row) => {
    const here = holders.filter((h) => h.pupilId === row.pupilId);
    const whose = { circle: row.circle, schoolUnitId: row.schoolUnitId, authorId: row.createdBy };
    return { row, here, owner: ownerFor(whose, here) };
  });
}

interface OwnMatter {
  row: ListedMatter;
  group: Group;
  ownerId: string | null;
}

export async function ownMatters(ctx: StaffCtx): Promise<OwnMatter[]> {
  const me = ctx.actor.accountId;
  const today = civilDate(ctx.now);
  const rows = await readable(ctx, await mattersDueFor(ctx.db.read, { accountId: me, now: ctx.now, today }));
  if (rows.length === 0) return [];
  const teams = teamUnitsOf(ctx);
  return (await followersOf(ctx, rows)).flatMap(({ row, here, owner }): OwnMatter[] => {
    const ownerId = owner?.ownerId ?? null;
    if (ownerId === me || (owner?.teamUnitId && teams.includes(owner.teamUnitId)))
      return [{ row, ownerId, group: isDue(row.nextOn, today) ? "due" : "coming" }];
    const isMentor = here.some((h) => h.accountId === me && h.ground === "mentor");
    return isMentor && ownerId ? [{ row, ownerId, group: "waiting" }] : [];
  });
}

/** When each that is hers to look at now came to be that. */
export async function mattersSince(ctx: StaffCtx): Promise<Date[]> {
  return (await ownMatters(ctx)).flatMap(({ row, group }) =>
    group === "due" ? [new Date(Math.max(+instantAt(row.nextOn), +row.createdAt))] : [],
  );
}

const named = (row: Pick<ListedMatter, "protection" | "givenName" | "familyName">) =>
  row.protection === "none" ? `${row.givenName} ${row.familyName}` : null;

export async function listMatters(ctx: StaffCtx) {
  const rows = await ownMatters(ctx);
  const names = await namesOf(
    ctx.db.read,
    rows.flatMap(({ ownerId, group }) => (group === "waiting" && ownerId ? [ownerId] : [])),
  );
  const today = civilDate(ctx.now);
  return rows.map(({ row, group, ownerId }) => ({
    matterId: row.id,
    group,
    dueOn: row.nextOn,
    overdue: isOverdue(row.nextOn, today),
    pupilName: named(row),
    /** Whose it is, where it is another's. */
    ownerName: group === "waiting" ? (names.get(ownerId ?? "") ?? null) : null,
  }));
}

/** At these schools, whose next date has passed: not the inner circle's (OSL 23:2). */
export async function lateMatters(ctx: StaffCtx, unitIds: string[]): Promise<ListedMatter[]> {
  return readable(ctx, await mattersLateAt(ctx.db.read, { unitIds, before: civilDate(ctx.now) }));
}

/**
 * Open ones of pupils who have left these schools: nobody follows those any more. That it is there, and of whom, and
 * nothing of what it says: what leads to it is access that the principal gives (decision 0035). Student health's own are
 * for its team's list alone (OSL 23:2): the caller gives the units of which she is in the team.
 */
export async function leftMatters(ctx: StaffCtx, unitIds: string[], circle: Circle = "pupil") {
  const rows = await mattersLeftAt(ctx.db.read, { unitIds, circle, today: civilDate(ctx.now) });
  return rows.map((row) => ({
    matterId: row.id,
    pupilId: row.pupilId,
    dueOn: row.nextOn,
    pupilName: named(row),
  }));
}

export async function listLateMatters(ctx: StaffCtx, unitIds: string[]) {
  const followed = await followersOf(ctx, await lateMatters(ctx, unitIds));
  const names = await namesOf(
    ctx.db.read,
    followed.flatMap(({ owner }) => (owner?.ownerId ? [owner.ownerId] : [])),
  );
  const today = civilDate(ctx.now);
  return followed.map(({ row, owner }) => ({
    matterId: row.id,
    dueOn: row.nextOn,
    days: daysBetween(row.nextOn, today),
    pupilName: named(row),
    ownerName: names.get(owner?.ownerId ?? "") ?? null,
  }));
}
