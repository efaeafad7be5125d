// What a new report takes along from the one that it follows, for start-report: nothing where the actor may know of that
// one and not work with it (policy "report.work"). Entries of the pupil's circle alone, in the version that was sent, as
// far as the actor may read them today: student health lets its own in anew (OSL 23:2).
// audit: none here; start-report records.
import type { StaffCtx } from "~/access/context.server";
import { can, concernScope } from "~/access/policy";
import { reportFacts } from "~/access/report-facts.server";
import { concernsWithin } from "~db/concern.server";
import { type BegunFrom, carriedOver } from "./begun-from";
import { currentForm, fieldsOf } from "./form";
import { loadReport } from "./load-report.server";

const byRoster = new Set(
  fieldsOf(currentForm)
    .filter((field) => field.roster)
    .map((field) => field.id),
);

export async function begunFromEarlier(ctx: StaffCtx, earlierId: string): Promise<BegunFrom | null> {
  const { report, pupil, facts } = await reportFacts(ctx, earlierId);
  if (!can(ctx.actor, "report.work", facts).allow) return null;
  const { values, fields, entries } = await loadReport(ctx, report);
  // Of what the tool fills in: what a report took along from the one before it looks untouched as well.
  const untouched = new Set(
    fields
      .filter((f) => byRoster.has(f.field) && f.version === 1 && +f.updatedAt === +report.createdAt)
      .map((f) => f.field),
  );
  const scope = pupil ? concernScope(ctx.actor, facts) : null;
  const readable = pupil && scope ? await concernsWithin(ctx.db.read, pupil.id, scope) : [];
  const active = new Set(readable.filter((c) => c.status === "active").map((c) => c.id));
  return {
    values: carriedOver(values, {
      untouched,
      protectedNow: pupil !== null && pupil.protection !== "none",
    }),
    entries: entries
      .filter((e) => e.circle === "pupil" && active.has(e.concernId))
      .map(({ concernId, version }) => ({ concernId, version })),
    siblingOf: null,
  };
}
