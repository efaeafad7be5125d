// The student-health team's meeting: what has been passed to the team of the actor's schools, taken or asked for, by age
// or by next date. Only what the actor may read herself: a protected pupil's is met by those whom the principal has named.
// Policy "student-health.meet" and "follow-up.read". Opening it is recorded. No text of any note is opened here.
import { actorRef, type StaffCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { record } from "~/audit/record.server";
import { followUpsOfTeams, type ListedFollowUp, openOnLeft } from "~db/follow-up.server";
import { grantsByPupil } from "~db/grant.server";
import { civilDate, daysBetween } from "../calendar/stockholm";
import { leftMatters } from "../matter/own-matters.server";
import { readableOf, teamUnitsOf } from "./own-follow-ups.server";
import { isOverdue } from "./rules";

export type MeetingOrder = "age" | "date";
export const meetingOrder = (by: string | null | undefined): MeetingOrder => (by === "date" ? "date" : "age");

const since = (row: ListedFollowUp) => row.teamSince ?? row.createdAt;

const orders: Record<MeetingOrder, (a: ListedFollowUp, b: ListedFollowUp) => number> = {
  age: (a, b) => +since(a) - +since(b) || a.id.localeCompare(b.id),
  date: (a, b) => a.dueOn.localeCompare(b.dueOn) || orders.age(a, b),
};

/** In the order of the meeting. Throws NotVisible for whoever is of no school's team. */
export async function meetingRows(ctx: StaffCtx, by: MeetingOrder): Promise<ListedFollowUp[]> {
  const units = teamUnitsOf(ctx);
  if (units.length === 0) throw new NotVisible();
  const grants = await grantsByPupil(ctx.db.read, ctx.actor.accountId, ctx.now);
  return readableOf(ctx, await followUpsOfTeams(ctx.db.read, units), grants).sort(orders[by]);
}

export async function listMeeting(ctx: StaffCtx, by: MeetingOrder) {
  const rows = await meetingRows(ctx, by);
  await ctx.db.write((tx) =>
    record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground: "student_health",
      event: { kind: "student-health.listed", concernIds: rows.map((r) => r.concernId) },
    }),
  );
  const today = civilDate(ctx.now);
  return rows.map((row) => ({
    concernId: row.concernId,
    asked: row.offeredUnitId !== null,
    priority: row.priority,
    inner: row.circle === "student_health",
    since: since(row),
    days: daysBetween(civilDate(since(row)), today),
    dueOn: row.dueOn,
    overdue: isOverdue(row.dueOn, today),
    pupilName: row.protection === "none" ? `${row.givenName} ${row.familyName}` : null,
  }));
}

/**
 * Student health's own, notes and matters, that was open when a pupil left the school: nobody has those pupils any more, and no principal's list
 * has it (OSL 23:2). That it is there; the principal lets one of the team in for a time to close it.
 */
export async function listLeftOfTeam(ctx: StaffCtx) {
  const unitIds = teamUnitsOf(ctx);
  if (unitIds.length === 0) throw new NotVisible();
  const today = civilDate(ctx.now);
  const rows = await openOnLeft(ctx.db.read, { unitIds, circle: "student_health", today });
  const matters = await leftMatters(ctx, unitIds, "student_health");
  if (rows.length + matters.length === 0) return { left: [], mattersLeft: [] };
  await ctx.db.write((tx) =>
    record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground: "student_health",
      event: {
        kind: "student-health.listed",
        concernIds: rows.map((r) => r.concernId),
        matterIds: matters.map((m) => m.matterId),
      },
    }),
  );
  return {
    left: rows.map((row) => ({
      concernId: row.concernId,
      priority: row.priority,
      dueOn: row.dueOn,
      pupilName: row.protection === "none" ? `${row.givenName} ${row.familyName}` : null,
    })),
    mattersLeft: matters.map(({ matterId, dueOn, pupilName }) => ({ matterId, dueOn, pupilName })),
  };
}
