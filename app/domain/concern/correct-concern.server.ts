// Corrects a concern by adding a version; earlier ones are kept and shown. Policy "concern.change": the author alone,
// and only while what was corrected is still the current version. Does not change files or links.

import { isStudentHealth } from "~/access/actor";
import { concernFacts } from "~/access/concern-facts.server";
import { actorRef, type StaffCtx } from "~/access/context.server";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import { addVersion } from "~db/concern-write.server";
import { Refusal, refuse } from "../refusal";
import { type ConcernForm, checkConcern } from "./rules";
import { sealText } from "./seal-concern";

/** Throws Refusal (field `form` with `version_old` where somebody was before), NotVisible. */
export async function correctConcern(
  ctx: StaffCtx,
  input: { concernId: string; version: number; form: ConcernForm },
): Promise<{ version: number }> {
  const { concern, facts } = await concernFacts(ctx, input.concernId);
  const ground = requireGround(ctx.actor, "concern.change", facts);
  if (concern.status !== "active") refuse("form", "concern_withdrawn");
  const checked = checkConcern(input.form, ctx.now);
  if (!checked.ok) throw new Refusal(checked.errors);
  const { value } = checked;
  // What was student health's own stays so in its author's corrections, wherever she or the pupil has gone since.
  const becomesInner = value.circle === "student_health" && concern.circle !== "student_health";
  if (becomesInner && !isStudentHealth(ctx.actor, facts.schoolUnitId)) refuse("circle", "circle_not_yours");
  const version = input.version + 1;
  const sealedText = await sealText(ctx.vault, {
    concernId: concern.id,
    pupilId: concern.pupilId,
    version,
    text: value.text,
  });
  await ctx.db.write(async (tx) => {
    const again = await concernFacts(ctx, concern.id, tx);
    requireGround(ctx.actor, "concern.change", again.facts);
    const added = await addVersion(tx, {
      id: concern.id,
      from: input.version,
      sealedText,
      priority: value.priority,
      category: value.category,
      circle: value.circle,
      secrecyArea: value.circle === "student_health" ? "student_health" : "school",
      occurredAt: value.occurredAt,
      by: ctx.actor.accountId,
      now: ctx.now,
    });
    if (!added) refuse("form", "version_old");
    await record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: { kind: "concern.corrected", pupilId: concern.pupilId, concernId: concern.id, version },
    });
  });
  return { version };
}
