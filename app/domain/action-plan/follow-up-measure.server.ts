// Notes how a measure of an action plan went: done, partly, not done, or planned again, with a line (policy "plan.write").
// Apart from the plan's text: what is signed stays as it was. Two who note at once are told: nothing is overwritten.
import { actorRef, type StaffCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { planFacts } from "~/access/plan-facts.server";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import { findMeasure, followMeasure } from "~db/action-plan.server";
import { refuse } from "../refusal";
import { measureNotePlace } from "./places";
import { longestNote, type MeasureStatus, measureStatuses } from "./rules";

export interface FollowUp {
  planId: string;
  measureId: string;
  status: string;
  note: string;
  /** Of the follow-up that the writer met. */
  version: number;
}

export async function followUpMeasure(ctx: StaffCtx, input: FollowUp): Promise<void> {
  const { plan, facts } = await planFacts(ctx, input.planId);
  requireGround(ctx.actor, "plan.write", facts);
  const status = measureStatuses.find((each): each is MeasureStatus => each === input.status);
  if (!status) refuse("status", "plan:fault.status");
  const note = input.note.trim();
  if ([...note].length > longestNote) refuse("note", "plan:fault.tooLong", { max: longestNote });
  const measure = await findMeasure(ctx.db.read, input.measureId);
  if (measure?.planId !== plan.id) throw new NotVisible();
  const { id, followVersion } = measure;
  const { owner, place } = measureNotePlace(plan.id, id, followVersion + 1);
  const sealedNote = note === "" ? null : await ctx.vault.seal(owner, place, note);
  if (measure.sealedNote) {
    const stands = measureNotePlace(plan.id, id, followVersion);
    const before = await ctx.vault.openText(stands.owner, stands.place, measure.sealedNote);
    // A second submit of the same form.
    if (before === note && measure.status === status) return;
  } else if (note === "" && measure.status === status) return;
  if (input.version !== followVersion) refuse("note", "plan:fault.followed");
  await ctx.db.write(async (tx) => {
    const again = await planFacts(ctx, plan.id, tx);
    const ground = requireGround(ctx.actor, "plan.write", again.facts);
    if (again.plan.status !== "open") refuse("form", "plan:fault.closed");
    const by = { followedBy: ctx.actor.accountId, followedAt: ctx.now };
    const standing = await findMeasure(tx, id);
    if (!standing || standing.removedAt !== null) refuse("form", "plan:fault.gone");
    if (!(await followMeasure(tx, { id, followVersion, status, sealedNote, ...by })))
      refuse("note", "plan:fault.followed");
    await record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: { kind: "plan.followed-up", pupilId: plan.pupilId, planId: plan.id, measureId: id },
    });
  });
}
