// 'This is not mine': offers a follow-up to the pupil's mentor, a counsellor, the principal or the student-health team as
// a body, with a short word. It stays with its owner until they accept (status.ts). Only to somebody who may read the
// concern now: nothing leads to a locked door. Also brings a concern to the team, whoever has the pupil.
import type { StaffCtx } from "~/access/context.server";
import { followUpFacts } from "~/access/follow-up-facts.server";
import { requireGround } from "~/access/require";
import { refuse } from "../refusal";
import { readSentForm } from "../sent-form/claim-sent-form.server";
import { beginFollowUp } from "./begin-follow-up.server";
import { receiversFor, teamChoice } from "./receivers-for.server";
import { checkWord } from "./rules";
import { type FollowUpForm, stepFollowUp } from "./step-follow-up.server";

/** `to` is an account's id, or "team". */
export async function passOnFollowUp(
  ctx: StaffCtx,
  input: FollowUpForm & { to: string; word: string },
): Promise<void> {
  const text = checkWord(input.word, { field: "word" });
  await offer(ctx, input, { action: "pass_on", to: input.to, text });
}

/**
 * To the team of the pupil's school, from the pupil's page: a concern that had nobody gets the actor as its owner
 * first. What the team has, or is asked already, stays as it is; a word for it is not swallowed.
 */
export async function bringToStudentHealth(
  ctx: StaffCtx,
  input: { concernId: string; word: string; idempotencyKey: string },
): Promise<void> {
  const text = checkWord(input.word, { field: "word" });
  const { concern, facts } = await followUpFacts(ctx, input.concernId);
  requireGround(ctx.actor, "follow-up.read", facts);
  // The same that the step claims.
  if ((await readSentForm(ctx, "follow-up.bring", input)).first) return;
  const about = { ...concern, schoolUnitId: facts.schoolUnitId, row: null };
  if (!(await receiversFor(ctx.db.read, about, ctx.now)).team) refuse("form", "receiver_of_task_cannot");
  await beginFollowUp(ctx, input);
  const { row } = await followUpFacts(ctx, input.concernId);
  if (!row) return;
  if (row.teamUnitId || row.offeredUnitId) return text ? refuse("word", "team_has_it") : undefined;
  await offer(ctx, { ...input, version: row.version }, { action: "bring", to: teamChoice, text });
}

interface Offer {
  action: "pass_on" | "bring";
  to: string;
  text: string;
}

async function offer(ctx: StaffCtx, form: FollowUpForm, { action, to, text }: Offer): Promise<void> {
  await stepFollowUp(ctx, form, {
    action,
    text,
    change: async (tx, { concern, facts, row }) => {
      const about = { ...concern, schoolUnitId: facts.schoolUnitId, row };
      const { people, team } = await receiversFor(tx, about, ctx.now);
      if (to === "") refuse("to", "receiver_of_task_missing");
      if (to === teamChoice ? !team : !people.some((p) => p.accountId === to))
        refuse("to", "receiver_of_task_cannot");
      const toUnitId = to === teamChoice ? facts.schoolUnitId : null;
      const toId = toUnitId ? null : to;
      const offered = { offeredToId: toId, offeredUnitId: toUnitId, offeredBy: ctx.actor.accountId };
      return {
        set: { ...offered, ...(toUnitId ? { teamSince: ctx.now } : {}) },
        toId,
        toUnitId,
      };
    },
  });
}
