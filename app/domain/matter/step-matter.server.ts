// Takes a matter from one state to the next, by the table in status.ts: watched, taken up, closed with a word of how it
// ended, opened again. Whoever may read it (policy "matter.change"). No note is changed, and none becomes dealt with by it.
import { actorRef, type StaffCtx } from "~/access/context.server";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import { writeMatter } from "~db/matter.server";
import { countGraphemes, normaliseNote } from "../concern/graphemes";
import { refuse } from "../refusal";
import { closingLimit } from "./rules";
import { matterClosingPlace } from "./seal-matter";
import { matterSteps, matterTransitions } from "./status";
import { visibleMatter } from "./visible-matter.server";

/** Throws Refusal, NotVisible. A step that has been taken already is taken: the same form sent twice. */
export async function stepMatter(
  ctx: StaffCtx,
  input: { matterId: string; version: number; step: string; closing: string },
): Promise<void> {
  const { matter } = await visibleMatter(ctx, input.matterId);
  const step = matterSteps.find((s) => s === input.step);
  if (!step) refuse("form", "choice_unknown");
  const closing = normaliseNote(input.closing).trim();
  if (step === "close" && countGraphemes(closing) > closingLimit)
    refuse("closing", "reason_too_long", { limit: closingLimit });
  const { owner, place } = matterClosingPlace(matter.pupilId, matter.id);
  const sealedClosing = step === "close" && closing ? await ctx.vault.seal(owner, place, closing) : null;
  await ctx.db.write(async (tx) => {
    const again = await visibleMatter(ctx, matter.id, tx);
    const ground = requireGround(ctx.actor, "matter.change", { ...again.facts, circle: again.matter.circle });
    const { status, version } = again.matter;
    const to = matterTransitions[status][step];
    if (!to || version !== input.version) {
      const isDone =
        version === input.version + 1 &&
        Object.values(matterTransitions).some((from) => from[step] === status);
      if (isDone) return;
      refuse("form", "version_old");
    }
    const closed = step === "close";
    const set = {
      status: to,
      sealedClosing: closed ? sealedClosing : null,
      closedAt: closed ? ctx.now : null,
      closedBy: closed ? ctx.actor.accountId : null,
      ...(closed ? { nextOn: null } : {}),
    };
    if (!(await writeMatter(tx, { id: matter.id, version, set }))) refuse("form", "version_old");
    await record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: { kind: "matter.changed", pupilId: matter.pupilId, matterId: matter.id, version: version + 1 },
    });
  });
}
