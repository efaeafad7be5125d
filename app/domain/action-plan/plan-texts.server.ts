// Everything that people have written in several action plans, opened to be searched: their fields, their measures and how
// those went. No policy: the caller has decided. audit: none here; the use cases that search log how much was searched.
import type { StaffCtx } from "~/access/context.server";
import { fieldsOfPlans, measuresOfPlans } from "~db/action-plan.server";
import { openMeasures } from "./load-plan.server";
import { planFieldPlace } from "./places";

/** By plan. */
export async function planTexts(ctx: StaffCtx, planIds: string[]): Promise<Map<string, string>> {
  const fields = await fieldsOfPlans(ctx.db.read, planIds);
  const values = await ctx.vault.openTexts(
    fields.map((f) => ({ ...planFieldPlace(f.planId, f.field, f.version), sealed: f.sealedValue })),
  );
  const rows = await measuresOfPlans(ctx.db.read, planIds);
  const measures = await openMeasures(ctx, rows);
  const written = [
    ...fields.map(({ planId }, i) => ({ planId, text: values[i] ?? "" })),
    ...measures.map(({ what, ownerName, note }, i) => ({
      planId: rows[i]?.planId ?? "",
      text: [what, ownerName, note].join("\n"),
    })),
  ];
  return new Map(
    planIds.map((id) => [
      id,
      written.flatMap(({ planId, text }) => (planId === id ? [text] : [])).join("\n"),
    ]),
  );
}
