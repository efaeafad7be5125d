// Reads one concern with who sees to it, by when, what has happened to it, and what the actor can do now. Policy
// "follow-up.read"; the reading is recorded as that of the concern, by read-concern.
import type { StaffCtx } from "~/access/context.server";
import { followUpFacts } from "~/access/follow-up-facts.server";
import { requireGround } from "~/access/require";
import type { FollowUpRow } from "~db/follow-up.server";
import { civilDate } from "../calendar/stockholm";
import { readConcern } from "../concern/read-concern.server";
import { openSteps } from "./follow-ups-on.server";
import { receiversFor } from "./receivers-for.server";
import { isOverdue } from "./rules";
import { possibleFollowUpActions } from "./status";

export async function readFollowUp(ctx: StaffCtx, input: { concernId: string }) {
  const { concern, facts, row, actors } = await followUpFacts(ctx, input.concernId);
  requireGround(ctx.actor, "follow-up.read", facts);
  const read = await readConcern(ctx, input);
  const { steps, nameOf } = await openSteps(ctx, [concern.id], row ? [row.ownerId, row.offeredToId] : []);
  const about = { ...concern, schoolUnitId: facts.schoolUnitId, row };
  const can = row && concern.status === "active" ? possibleFollowUpActions(actors, row.status) : [];
  const offers = can.includes("pass_on") || can.includes("bring");
  const receivers = offers ? await receiversFor(ctx.db.read, about, ctx.now) : { people: [], team: false };
  const mine = row?.ownerId === ctx.actor.accountId;
  return {
    concern: read,
    followUp: row && {
      version: row.version,
      status: row.status,
      owner: { name: nameOf(row.ownerId), team: row.teamUnitId !== null, mine },
      offered: offered(row, nameOf, ctx.actor.accountId),
      dueOn: row.dueOn,
      overdue: row.status !== "closed" && isOverdue(row.dueOn, civilDate(ctx.now)),
      can: can.filter((action) => !(action === "take" && mine)),
      /** To whom it can be passed on; somebody who only has the pupil can ask the team alone. */
      people: can.includes("pass_on")
        ? receivers.people.map(({ accountId, name, role }) => ({ accountId, name, role }))
        : [],
      team: receivers.team,
    },
    canBegin: row === null && concern.status === "active",
    history: steps,
  };
}

function offered(row: FollowUpRow, nameOf: (id: string | null) => string | null, me: string) {
  if (row.status !== "offered") return null;
  return {
    name: nameOf(row.offeredToId),
    team: row.offeredUnitId !== null,
    toMe: row.offeredToId === me,
  };
}
