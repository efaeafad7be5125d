// Corrects a concern by adding a version; earlier ones are kept and shown. Policy "concern.change": the author alone,
// and only while what was corrected is still the current version: else both texts are hers to join, and neither is lost.
// The body map goes along into the new version where no other is given. Does not change files or links.

import { isStudentHealth } from "~/access/actor";
import { concernFacts } from "~/access/concern-facts.server";
import { actorRef, type StaffCtx } from "~/access/context.server";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import { versionsOf } from "~db/concern.server";
import { addVersion } from "~db/concern-write.server";
import { type BodyMark, checkMarks, type TypedMark } from "../body-map/marks";
import { followCorrection } from "../follow-up/open-follow-up.server";
import { Refusal, refuse } from "../refusal";
import { type ConcernForm, type ConcernInput, checkConcern } from "./rules";
import { openBodyMaps, sealBodyMap, sealText, textPlace } from "./seal-concern";

/** Throws Refusal (field `form` with `version_old` where somebody was before), NotVisible. */
export async function correctConcern(
  ctx: StaffCtx,
  input: {
    concernId: string;
    version: number;
    form: ConcernForm;
    /** The body map as it is now to be; undefined leaves it as it is. */
    marks?: readonly TypedMark[];
  },
): Promise<{ version: number }> {
  const { concern, facts } = await concernFacts(ctx, input.concernId);
  const ground = requireGround(ctx.actor, "concern.change", facts);
  if (concern.status !== "active") refuse("form", "concern_withdrawn");
  const checked = checkConcern(input.form, ctx.now);
  const marked = input.marks ? checkMarks(input.marks) : null;
  if (!checked.ok || marked?.ok === false)
    throw new Refusal({
      ...(checked.ok ? {} : checked.errors),
      ...(marked?.ok === false ? marked.errors : {}),
    });
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
  const marks = marked?.ok ? marked.marks : await standingMarks(ctx, concern.id, input.version);
  const sealedBodyMap = await sealBodyMap(ctx.vault, { concernId: concern.id, version, marks });
  const done = await ctx.db.write(async (tx) => {
    const again = await concernFacts(ctx, concern.id, tx);
    requireGround(ctx.actor, "concern.change", again.facts);
    const added = await addVersion(tx, {
      id: concern.id,
      from: input.version,
      sealedText,
      sealedBodyMap,
      priority: value.priority,
      category: value.category,
      circle: value.circle,
      secrecyArea: value.circle === "student_health" ? "student_health" : "school",
      occurredAt: value.occurredAt,
      by: ctx.actor.accountId,
      now: ctx.now,
    });
    if (!added) return false;
    const by = { actor: actorRef(ctx.actor), ground, now: ctx.now, accountId: ctx.actor.accountId };
    const { circle, priority } = value;
    const corrected = { ...again.concern, circle, priority, schoolUnitId: again.facts.schoolUnitId };
    await followCorrection(tx, corrected, again.concern, by);
    await record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: { kind: "concern.corrected", pupilId: concern.pupilId, concernId: concern.id, version },
    });
    return true;
  });
  if (!done && !(await saysTheSame(ctx, concern.id, { version, value, marks })))
    refuse("form", "version_old");
  return { version };
}

/** Those of the version that is corrected; where it is the current one no longer, the write finds out. */
async function standingMarks(ctx: StaffCtx, concernId: string, version: number): Promise<BodyMark[]> {
  const rows = (await versionsOf(ctx.db.read, concernId)).filter((v) => v.version === version);
  return (await openBodyMaps(ctx.vault, rows)).get(`${concernId} ${version}`) ?? [];
}

/** Whether the version that was to be written stands already, word for word: the same form sent twice. */
async function saysTheSame(
  ctx: StaffCtx,
  concernId: string,
  { version, value, marks }: { version: number; value: ConcernInput; marks: readonly BodyMark[] },
): Promise<boolean> {
  const [current] = await versionsOf(ctx.db.read, concernId);
  if (current?.version !== version) return false;
  const { owner, place } = textPlace(concernId, version);
  const text = await ctx.vault.openText(owner, place, current.sealedText);
  const fields = ["priority", "category", "circle"] as const;
  const standing = await standingMarks(ctx, concernId, version);
  if (JSON.stringify(standing) !== JSON.stringify(marks)) return false;
  return text === value.text && fields.every((field) => current[field] === value[field]);
}
