// What the asker reads with the code: the question, its answers, and what still lies in the letterbox. The code alone
// opens it, for whoever is on duty at a school and holds it; an unknown code and an erased question are the same. And more of the same question.
// audit: none; a row of this reading would say who asked (decision 0023).
import type { StaffCtx } from "~/access/context.server";
import { can } from "~/access/policy";
import { findByCode, lettersByCode, messagesOf } from "~db/consultation.server";
import { civilDate } from "../calendar/stockholm";
import { normaliseNote } from "../concern/graphemes";
import { Refusal, refuse } from "../refusal";
import { namesOfOwnPupils, textErrors } from "./ask-consultation.server";
import { hashConsultationCode } from "./code.server";
import { letterPlace, letterText, messagePlace, receiverKey } from "./places";
import { postLetter } from "./post-letter.server";
import { nextEmptying } from "./rules";

export interface ThreadMessage {
  id: string;
  side: "asker" | "receiver";
  writtenOn: string;
  text: string;
  answeredBy: string | null;
  /** Still in the letterbox. */
  waits: boolean;
}

/** The hash of a code that may be tried here. */
function knownHash(ctx: StaffCtx, code: string): string {
  const { authorityId } = ctx.actor;
  const may = can(ctx.actor, "consultation.ask", { authorityId, schoolUnitId: null }).allow;
  const hash = hashConsultationCode(code);
  if (!may || !hash) refuse("code", "code_unknown");
  return hash;
}

export async function readAnswers(ctx: StaffCtx, input: { code: string }) {
  const codeHash = knownHash(ctx, input.code);
  const row = await findByCode(ctx.db.read, codeHash);
  const letters = await lettersByCode(ctx.db.read, codeHash);
  if (!row && letters.length === 0) refuse("code", "code_unknown");
  const messages = row ? await messagesOf(ctx.db.read, row.id) : [];
  const texts = await ctx.vault.openTexts([
    ...messages.map((m) => ({ ...messagePlace(row?.id ?? "", m.id), sealed: m.sealedText })),
    ...letters.map((l) => ({ owner: receiverKey(l), place: letterPlace(l.id), sealed: l.sealedText })),
  ]);
  const waiting = letters
    .map((l, i) => ({ l, read: letterText(texts[messages.length + i] ?? null) }))
    .sort((a, b) => a.read.place - b.read.place);
  const of = row ?? letters[0];
  const emptied = nextEmptying(ctx.now);
  return {
    receiver: of?.municipalityCode ? ("reception" as const) : ("student_health" as const),
    municipalityCode: of?.municipalityCode ?? null,
    endsOn: row?.endsOn ?? null,
    /** More can be written once the question has been handed over. */
    canWrite: row !== null,
    handedOver: waiting.length > 0 ? { date: emptied.date, time: emptied.time } : null,
    messages: [
      ...messages.map((m, i) => ({
        id: m.id,
        side: m.side,
        writtenOn: m.writtenOn,
        answeredBy: m.answeredBy,
        text: texts[i] ?? "",
        waits: false,
      })),
      ...waiting.map(({ l, read }) => ({
        id: l.id,
        side: "asker" as const,
        writtenOn: l.postedOn,
        answeredBy: null,
        text: read.text,
        waits: true,
      })),
    ] satisfies ThreadMessage[],
  };
}

export async function writeMore(
  ctx: StaffCtx,
  input: { code: string; text: string; formKey: string; sure: boolean },
): Promise<{ warned: string[] }> {
  const codeHash = knownHash(ctx, input.code);
  const row = await findByCode(ctx.db.read, codeHash);
  if (!row) refuse("code", "code_unknown");
  const text = normaliseNote(input.text).trim();
  const errors = textErrors(text);
  if (Object.keys(errors).length > 0) throw new Refusal(errors);
  const warned = input.sure ? [] : await namesOfOwnPupils(ctx, text);
  if (warned.length > 0) return { warned };
  const { authorityId, secrecyArea, schoolUnitId, municipalityCode } = row;
  await postLetter(
    { db: ctx.db, vault: ctx.vault },
    {
      receiver: { authorityId, secrecyArea, schoolUnitId, municipalityCode },
      consultationId: row.id,
      codeHash,
      formKey: input.formKey,
      text,
      today: civilDate(ctx.now),
    },
  );
  return { warned: [] };
}
