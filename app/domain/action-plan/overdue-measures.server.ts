// The reader's own measures whose date has passed and that nothing is noted about, for her list of what to do: of pupils
// whom she has now (the scope of "plan.read"), in plans that are open. No text of theirs; a protected pupil is not named.
// audit: none here; list-todo, which the page reads first, records.
import type { StaffCtx } from "~/access/context.server";
import { overdueMeasuresOf } from "~db/action-plan.server";
import { civilDate } from "../calendar/stockholm";

export async function overdueMeasures(ctx: StaffCtx) {
  const { accountId, authorityId, duties } = ctx.actor;
  if (duties.length === 0) return [];
  const today = civilDate(ctx.now);
  const rows = await overdueMeasuresOf(ctx.db.read, { accountId, authorityId, today, now: ctx.now });
  return rows.map(({ measureId, planId, dueOn, givenName, familyName, protection }) => ({
    measureId,
    planId,
    dueOn: dueOn ?? "",
    pupilName: protection === "none" ? `${givenName} ${familyName}` : null,
  }));
}
