// Whom one can ask to read a draft: those at the pupil's school who may work on it by policy anyway, student health that has
// the pupil and the other authors. Nobody is given access by being asked, and of a child who was only described nobody but
// the authors knows. Decides with the policy itself; loads in three queries, whatever the number of people.
// audit: none here; ask-review records whom somebody asked, and read-report who reads.
import { studentHealthRoles } from "~/access/actor";
import type { StaffCtx } from "~/access/context.server";
import { can } from "~/access/policy";
import type { ReportFacts } from "~/access/report-facts.server";
import { staffOf } from "~db/account.server";
import type { Queries } from "~db/database";
import { holdersOf } from "~db/grant.server";
import { standingAuthors } from "~db/report-together.server";
import { civilDate } from "../calendar/stockholm";

export async function reviewersOf(
  ctx: StaffCtx,
  { report, facts }: Pick<ReportFacts, "report" | "facts">,
  q: Queries,
): Promise<{ accountId: string; name: string }[]> {
  const { schoolUnitId, authorityId } = facts;
  const day = civilDate(ctx.now);
  const authors = await standingAuthors(q, { reportId: report.id, now: ctx.now, day });
  const isAuthor = new Set(authors.map((a) => a.id));
  const health = await staffOf(q, { schoolUnitId, roles: [...studentHealthRoles], date: day });
  const holders = report.pupilId === null ? [] : await holdersOf(q, report.pupilId, ctx.now);
  const may = health.filter(
    ({ accountId, name, role }) =>
      can(
        {
          kind: "staff",
          accountId,
          name,
          authorityId,
          duties: [{ role: role as "counsellor", schoolUnitId }],
        },
        "report.work",
        {
          ...facts,
          grants: holders.filter((h) => h.accountId === accountId),
          isAuthor: isAuthor.has(accountId),
        },
      ).allow,
  );
  const people = new Map([
    ...may.map((p) => [p.accountId, p.name] as const),
    ...authors.map((a) => [a.id, a.name] as const),
  ]);
  people.delete(ctx.actor.accountId);
  return [...people].map(([accountId, name]) => ({ accountId, name }));
}
