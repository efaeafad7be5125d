// Hands over pupils to the next teacher: the whole thread, with a summary each. Policy "handover.propose" for every
// pupil. The giver's own access ends on the day of the change, accepted or not; without a receiver the pupils stand
// with the principal. Source: needs analysis 2019 (överlämning); issue of the main job, step 4.
import { randomUUID } from "node:crypto";
import { actorRef, type StaffCtx } from "~/access/context.server";
import { pupilFacts } from "~/access/pupil-facts.server";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import { staffOf } from "~db/account.server";
import { endGrants } from "~db/grant.server";
import { insertHandover } from "~db/handover.server";
import { addNotices } from "~db/notice.server";
import { hasSubstitute } from "~db/substitution.server";
import { rebuildGrants } from "../access-grant/rebuild-grants.server";
import { addDays, civilDate, instantAt, isCivilDate } from "../calendar/stockholm";
import { countGraphemes, normaliseNote } from "../concern/graphemes";
import { type FieldErrors, Refusal } from "../refusal";
import { claimSentForm, readSentForm } from "../sent-form/claim-sent-form.server";
import { receiverRoles, summaryLimit } from "./rules";
import { summaryPlace } from "./summary-place";

export interface ProposeHandover {
  pupilIds: string[];
  /** A receiver's account id, or "" where there is none yet. */
  toId: string;
  changeOn: string;
  /** By pupil id. */
  summaries: Record<string, string>;
  idempotencyKey: string;
}

export async function proposeHandover(
  ctx: StaffCtx,
  input: ProposeHandover,
): Promise<{ handoverId: string }> {
  // Before the policy: who has handed over a pupil from today on has it no longer when the form comes twice.
  const form = await readSentForm(ctx, "propose-handover", input);
  if (form.first?.handoverId) return { handoverId: form.first.handoverId };
  const pupilIds = [...new Set(input.pupilIds)];
  const errors: FieldErrors = {};
  if (pupilIds.length === 0) errors.pupilIds = { key: "pupils_missing" };
  const today = civilDate(ctx.now);
  if (!isCivilDate(input.changeOn)) errors.changeOn = { key: "date_unreadable" };
  else if (input.changeOn < today) errors.changeOn = { key: "date_passed" };
  else if (input.changeOn > addDays(today, 366)) errors.changeOn = { key: "date_too_far" };
  const known = await Promise.all(pupilIds.map((id) => pupilFacts(ctx, id)));
  const grounds = known.map((k) => requireGround(ctx.actor, "handover.propose", k.facts));
  const units = new Set(known.map((k) => k.pupil.schoolUnitId));
  if (units.size > 1) errors.pupilIds = { key: "pupils_of_two_schools" };
  // Who else has a protected pupil is the principal's decision (named access), not the giver's.
  if (known.some((k) => k.pupil.protection !== "none")) errors.pupilIds = { key: "pupil_protected" };
  const [unit] = units;
  if (input.toId !== "" && unit && !(await isReceiver(ctx, input.toId, unit, today))) {
    errors.toId = { key: "staff_unknown" };
  }
  const summaries = new Map<string, string>();
  for (const id of pupilIds) {
    const text = normaliseNote(input.summaries[id] ?? "").trim();
    const over = countGraphemes(text) - summaryLimit;
    if (over > 0) errors[`summary-${id}`] = { key: "note_too_long", params: { over } };
    summaries.set(id, text);
  }
  if (Object.keys(errors).length > 0 || !unit) throw new Refusal(errors);

  const handoverId = randomUUID();
  const rows = await Promise.all(
    pupilIds.map(async (pupilId) => {
      const text = summaries.get(pupilId) ?? "";
      const { owner, place } = summaryPlace(handoverId, pupilId);
      return { pupilId, sealedSummary: text === "" ? null : await ctx.vault.seal(owner, place, text) };
    }),
  );
  const principals = await staffOf(ctx.db.read, { schoolUnitId: unit, roles: ["principal"], date: today });
  const first = await ctx.db.write(async (tx) => {
    const earlier = await claimSentForm(tx, form, { handoverId });
    if (earlier) return earlier;
    for (const id of pupilIds)
      requireGround(ctx.actor, "handover.propose", (await pupilFacts(ctx, id, tx)).facts);
    await insertHandover(
      tx,
      {
        id: handoverId,
        authorityId: ctx.actor.authorityId,
        fromId: ctx.actor.accountId,
        toId: input.toId || null,
        changeOn: input.changeOn,
        status: "proposed",
        createdAt: ctx.now,
        version: 1,
      },
      rows,
    );
    const changeAt = instantAt(input.changeOn);
    await endGrants(tx, {
      accountId: ctx.actor.accountId,
      pupilIds,
      grounds: ["teaching", "mentor", "handover"],
      endsAt: new Date(Math.max(+changeAt, +ctx.now)),
    });
    // Whoever stands in for the giver has no longer what she has not.
    if (await hasSubstitute(tx, { absentId: ctx.actor.accountId, today }))
      await rebuildGrants(tx, {
        authorityId: ctx.actor.authorityId,
        now: ctx.now,
        actor: actorRef(ctx.actor),
      });
    const told = input.toId ? [input.toId] : principals.map((p) => p.accountId);
    await addNotices(
      tx,
      told.map((accountId) => ({
        id: randomUUID(),
        accountId,
        kind: "handover" as const,
        subjectId: handoverId,
        createdBy: ctx.actor.accountId,
        createdAt: ctx.now,
      })),
    );
    await record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground: grounds[0] ?? "teaching",
      event: { kind: "handover.proposed", handoverId, pupilIds, toId: input.toId || null },
    });
    return null;
  });
  return { handoverId: first?.handoverId ?? handoverId };
}

async function isReceiver(
  ctx: StaffCtx,
  accountId: string,
  schoolUnitId: string,
  date: string,
): Promise<boolean> {
  if (accountId === ctx.actor.accountId) return false;
  const staff = await staffOf(ctx.db.read, { schoolUnitId, roles: [...receiverRoles], date });
  return staff.some((s) => s.accountId === accountId);
}
