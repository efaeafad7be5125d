// The notes on a pupil's thread that an action plan can be made out of, for whoever may write one (policy "plan.write"),
// within what she may read herself. Logged as a reading of the pupil's thread.
import { actorRef, type StaffCtx } from "~/access/context.server";
import { planFacts } from "~/access/plan-facts.server";
import { can, concernScope } from "~/access/policy";
import type { HoldingFacts } from "~/access/policy-facts";
import { pupilFacts } from "~/access/pupil-facts.server";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import { entriesOfPlan } from "~db/action-plan.server";
import { concernsWithin } from "~db/concern.server";
import { textPlace } from "../concern/seal-concern";

/** For a new plan about the pupil, or to be added to the plan. */
export async function choosableEntries(ctx: StaffCtx, of: { pupilId: string } | { planId: string }) {
  const { pupil, facts, planId } =
    "planId" in of
      ? { ...(await planFacts(ctx, of.planId)), planId: of.planId }
      : { ...(await pupilFacts(ctx, of.pupilId)), planId: null };
  const ground = requireGround(ctx.actor, "plan.write", facts);
  const had = planId ? (await entriesOfPlan(ctx.db.read, planId)).map((e) => e.concernId) : [];
  const entries = await openEntries(ctx, pupil.id, facts);
  await ctx.db.write((tx) =>
    record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: { kind: "pupil.read", pupilId: pupil.id },
    }),
  );
  return {
    pupil: { id: pupil.id, name: `${pupil.givenName} ${pupil.familyName}` },
    entries: entries.filter((e) => !had.includes(e.id)),
    /** Whether she may let student health's own notes in. */
    releases: can(ctx.actor, "plan.release", facts).allow,
  };
}

async function openEntries(ctx: StaffCtx, pupilId: string, facts: HoldingFacts) {
  const scope = concernScope(ctx.actor, facts);
  const rows = (scope ? await concernsWithin(ctx.db.read, pupilId, scope) : []).filter(
    (c) => c.status === "active",
  );
  const texts = await ctx.vault.openTexts(
    rows.map((c) => ({ ...textPlace(c.id, c.version), sealed: c.sealedText })),
  );
  return rows.map(({ id, occurredAt, authorName, circle }, at) => ({
    id,
    occurredAt,
    authorName,
    inner: circle === "student_health",
    text: texts[at] ?? "",
  }));
}
