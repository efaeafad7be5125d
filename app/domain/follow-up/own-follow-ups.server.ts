// What the actor is to see to, for the list of things to do: what is offered to her, what is due today or should have been
// done, what is coming, and what waits for others: offered and not yet answered, or a colleague's about a pupil whose
// mentor she is. Only what she may read now, by status and date; never a search for persons by category. A protected
// identity has no name here. audit: list-todo records.
import { isStudentHealth } from "~/access/actor";
import type { StaffCtx } from "~/access/context.server";
import { can } from "~/access/policy";
import type { GrantFact } from "~/access/policy-facts";
import { namesOf } from "~db/account.server";
import { followUpsOf, followUpsOfTeams, type ListedFollowUp, stepsOf } from "~db/follow-up.server";
import { grantsByPupil } from "~db/grant.server";
import { civilDate, instantAt } from "../calendar/stockholm";
import { type Group, isDue, isOverdue } from "./rules";

type Grants = Map<string, GrantFact[]>;

/** Of listed follow-ups, those that the actor may read now. */
export function readableOf(ctx: StaffCtx, rows: ListedFollowUp[], grants: Grants): ListedFollowUp[] {
  const { authorityId } = ctx.actor;
  return rows.filter(({ pupilId, schoolUnitId, circle }) => {
    const facts = { authorityId, schoolUnitId, grants: grants.get(pupilId) ?? [], now: ctx.now };
    return can(ctx.actor, "follow-up.read", { ...facts, circle }).allow;
  });
}

/** The schools where the actor is of the student-health team. */
export const teamUnitsOf = ({ actor }: StaffCtx): string[] => [
  ...new Set(
    actor.duties.flatMap((d) =>
      d.schoolUnitId && isStudentHealth(actor, d.schoolUnitId) ? [d.schoolUnitId] : [],
    ),
  ),
];

function groupOf(ctx: StaffCtx, row: ListedFollowUp): Group {
  const me = ctx.actor.accountId;
  if (row.offeredToId === me) return "asked";
  if (row.ownerId !== me || row.status === "offered") return "waiting";
  return isDue(row.dueOn, civilDate(ctx.now)) ? "due" : "coming";
}

export async function ownFollowUps(ctx: StaffCtx) {
  const { db, now, actor } = ctx;
  const grants = await grantsByPupil(db.read, actor.accountId, now);
  const mentored = [...grants].flatMap(([id, own]) => (own.some((g) => g.ground === "mentor") ? [id] : []));
  const rows = await followUpsOf(db.read, { accountId: actor.accountId, pupilIds: mentored });
  const team = readableOf(ctx, await followUpsOfTeams(db.read, teamUnitsOf(ctx)), grants);
  const asked = team.filter((r) => r.offeredUnitId !== null);
  return {
    rows: readableOf(ctx, rows, grants).map((row) => ({ row, group: groupOf(ctx, row) })),
    /** Of the team's as a body: what waits for an answer, and how much there is in all. */
    team: { asked, all: team.length },
  };
}

/** When each thing that is hers to do now began to wait. */
export async function followUpsSince(ctx: StaffCtx): Promise<Date[]> {
  const { rows, team } = await ownFollowUps(ctx);
  const now = rows.filter(({ group }) => group === "asked" || group === "due");
  const asked = now.filter(({ group }) => group === "asked").map(({ row }) => row.concernId);
  const offers = new Map((await stepsOf(ctx.db.read, asked)).map((s) => [s.concernId, s.createdAt]));
  return [
    ...now.map(({ row, group }) => {
      if (group === "asked") return offers.get(row.concernId) ?? row.createdAt;
      return new Date(Math.max(+instantAt(row.dueOn), +row.createdAt));
    }),
    ...team.asked.map((row) => row.teamSince ?? row.createdAt),
  ];
}

export async function listFollowUps(ctx: StaffCtx) {
  const { rows, team } = await ownFollowUps(ctx);
  const today = civilDate(ctx.now);
  const open = rows.flatMap(({ row }) => (row.status === "open" ? [row.concernId] : []));
  const last = new Map((await stepsOf(ctx.db.read, open)).map((s) => [s.concernId, s]));
  const answered = (id: string) => (last.get(id)?.action === "decline" ? (last.get(id)?.byId ?? "") : "");
  const names = await namesOf(
    ctx.db.read,
    rows
      .flatMap(({ row }) => [row.ownerId, row.offeredToId, row.offeredBy, answered(row.concernId)])
      .filter((id): id is string => Boolean(id)),
  );
  return {
    items: rows.map(({ row, group }) => ({
      concernId: row.concernId,
      group,
      priority: row.priority,
      category: row.category,
      dueOn: row.dueOn,
      overdue: isOverdue(row.dueOn, today),
      pupilName: row.protection === "none" ? `${row.givenName} ${row.familyName}` : null,
      who: whoHas(ctx, row, names),
      declinedBy: names.get(answered(row.concernId)) ?? null,
    })),
    team: { asked: team.asked.length, all: team.all },
  };
}

/** Whose answer is waited for, who asks, or who has it. Null for the team as a body, and where it is the actor's alone. */
function whoHas(ctx: StaffCtx, row: ListedFollowUp, names: Map<string, string>) {
  const me = ctx.actor.accountId;
  const person = (id: string | null, team: string | null) => ({
    name: names.get(id ?? "") ?? null,
    team: team !== null,
  });
  if (row.offeredToId === me)
    return { how: "asks" as const, name: names.get(row.offeredBy ?? "") ?? null, team: false };
  if (row.ownerId !== me) return { how: "has" as const, ...person(row.ownerId, row.teamUnitId) };
  if (row.status === "offered")
    return { how: "offered" as const, ...person(row.offeredToId, row.offeredUnitId) };
  return null;
}
