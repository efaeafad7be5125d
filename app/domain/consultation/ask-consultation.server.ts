// A question without a name, from somebody who is signed in. Policy "consultation.ask". The actor ends here: what stores
// the question is not given one. Looks for the names of her own pupils in memory, warns, and never blocks. Keeps nothing.
// audit: none here; hand-over-letters records, without an actor and with the day alone (decision 0023).
import type { StaffCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { grantsByPupil } from "~db/grant.server";
import { pupilsByClass } from "~db/pupil.server";
import { civilDate } from "../calendar/stockholm";
import { countGraphemes, normaliseNote } from "../concern/graphemes";
import { type FieldErrors, Refusal, refuse } from "../refusal";
import { consultationReceivers, type Receiver } from "./choose-receiver.server";
import { hashConsultationCode } from "./code.server";
import { namesInText } from "./name-in-text";
import { postLetter } from "./post-letter.server";
import { nextEmptying, questionLimit } from "./rules";

interface Question {
  /** As the form says it. */
  receiver: string;
  text: string;
  code: string;
  /** She has seen the warning, or does not heed it. */
  sure: boolean;
}

export type Asked =
  | { warned: string[] }
  | { warned: null; receiver: Receiver; handedOver: { date: string; time: string } };

export async function askConsultation(ctx: StaffCtx, input: Question): Promise<Asked> {
  const text = normaliseNote(input.text).trim();
  const errors: FieldErrors = textErrors(text);
  const receivers = await consultationReceivers(ctx);
  const receiver = receivers.find((r) => r.value === input.receiver);
  if (input.receiver === "") errors.receiver = { key: "choice_unknown" };
  else if (!receiver) throw new NotVisible();
  if (Object.keys(errors).length > 0 || !receiver) throw new Refusal(errors);
  const codeHash = hashConsultationCode(input.code);
  if (!codeHash) refuse("form", "consultation_reload");
  const warned = input.sure ? [] : await namesOfOwnPupils(ctx, text);
  if (warned.length > 0) return { warned };
  await postLetter(
    { db: ctx.db, vault: ctx.vault },
    {
      receiver: storedReceiver(ctx.actor.authorityId, receiver),
      consultationId: null,
      codeHash,
      formKey: "first",
      text,
      today: civilDate(ctx.now),
    },
  );
  const { date, time } = nextEmptying(ctx.now);
  return { warned: null, receiver, handedOver: { date, time } };
}

export function textErrors(text: string): FieldErrors {
  if (text === "") return { text: { key: "question_empty" } };
  const over = countGraphemes(text) - questionLimit;
  return over > 0 ? { text: { key: "note_too_long", params: { over } } } : {};
}

/** A reception is not told whose staff asks. */
function storedReceiver(authorityId: string, { of }: Receiver) {
  return of.kind === "student_health"
    ? { authorityId, secrecyArea: "student_health", schoolUnitId: of.schoolUnitId, municipalityCode: null }
    : {
        authorityId: null,
        secrecyArea: `social:${of.municipalityCode}`,
        schoolUnitId: null,
        municipalityCode: of.municipalityCode,
      };
}

/** Read for a comparison in memory: not shown, not logged, not kept. */
export async function namesOfOwnPupils(ctx: StaffCtx, text: string): Promise<string[]> {
  const grants = await grantsByPupil(ctx.db.read, ctx.actor.accountId, ctx.now);
  return namesInText(text, await pupilsByClass(ctx.db.read, [...grants.keys()], civilDate(ctx.now)));
}
