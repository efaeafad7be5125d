// What other schools ask about pupils who have gone from here, for the principal who answers: whom it is about, which school
// asks and since when, the oldest first. Policy "history.decide" at each school unit. Names pupils, so it is recorded.
import { actorRef, type StaffCtx } from "~/access/context.server";
import { can } from "~/access/policy";
import { record } from "~/audit/record.server";
import { askedOf } from "~db/history.server";
import { civilDate } from "../calendar/stockholm";

export async function listHistoryRequests(ctx: StaffCtx) {
  const { authorityId } = ctx.actor;
  const unitIds = ctx.actor.duties.flatMap(({ schoolUnitId }) =>
    schoolUnitId && can(ctx.actor, "history.decide", { authorityId, schoolUnitId }).allow
      ? [schoolUnitId]
      : [],
  );
  const asked = await askedOf(ctx.db.read, { unitIds: [...new Set(unitIds)], today: civilDate(ctx.now) });
  if (asked.length > 0)
    await ctx.db.write((tx) =>
      record(tx, {
        at: ctx.now,
        actor: actorRef(ctx.actor),
        ground: "principal",
        event: { kind: "history.requests-listed", pupilIds: asked.map((one) => one.fromPupilId) },
      }),
    );
  return asked.map(({ id, givenName, familyName, toSchool, askedAt }) => ({
    ...{ id, toSchool, askedAt },
    pupilName: `${givenName} ${familyName}`,
  }));
}
