// The professions' own note at a meeting: a concern of the inner circle (OSL 23:2), linked to the one that the meeting is
// about. It stays with student health; the decision, which all in the pupil's circle see, is decide-follow-up. Nothing
// needs doing because of it. Policy "student-health.meet", and those of log-concern, which records.
import type { StaffCtx } from "~/access/context.server";
import { followUpFacts } from "~/access/follow-up-facts.server";
import { requireGround } from "~/access/require";
import { logConcern } from "../concern/log-concern.server";
import { Refusal } from "../refusal";

export async function noteAtMeeting(
  ctx: StaffCtx,
  input: { concernId: string; text: string; idempotencyKey: string },
): Promise<{ concernId: string }> {
  const { concern, facts } = await followUpFacts(ctx, input.concernId);
  requireGround(ctx.actor, "follow-up.read", facts);
  requireGround(ctx.actor, "student-health.meet", facts);
  try {
    return await logConcern(ctx, {
      pupilId: concern.pupilId,
      form: {
        text: input.text,
        ...{ priority: "no_action", category: "other", circle: "student_health", date: "", time: "" },
      },
      files: [],
      linkTo: concern.id,
      tell: [],
      idempotencyKey: input.idempotencyKey,
    });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { text, ...others } = error.errors;
    throw new Refusal({ ...others, ...(text ? { ownNote: text } : {}) });
  }
}
