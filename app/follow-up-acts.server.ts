// What the buttons of a follow-up's forms ask for, on its own page and at the meeting: one use case each. Judges nothing.
import { randomUUID } from "node:crypto";
import type { StaffCtx } from "./access/context.server";
import {
  acceptFollowUp,
  declineFollowUp,
  takeBackFollowUp,
  takeFollowUp,
} from "./domain/follow-up/answer-follow-up.server";
import { beginFollowUp } from "./domain/follow-up/begin-follow-up.server";
import { closeFollowUp, reopenFollowUp, setFollowUpDate } from "./domain/follow-up/close-follow-up.server";
import { decideFollowUp } from "./domain/follow-up/decide-follow-up.server";
import { noteAtMeeting } from "./domain/follow-up/note-at-meeting.server";
import { bringToStudentHealth, passOnFollowUp } from "./domain/follow-up/pass-on-follow-up.server";
import { readFollowUp } from "./domain/follow-up/read-follow-up.server";
import { Refusal } from "./domain/refusal";
import { field, pressed } from "./form-data";

/** What is typed, kept where it is refused. */
export const followUpNames = [
  "to",
  "word",
  "declineWord",
  "note",
  "dueOn",
  "moveOn",
  "decision",
  "ownNote",
] as const;

/** One form has every text of the page: which of them each button sends. */
const sends: Record<string, readonly string[]> = {
  decline: ["declineWord"],
  close: ["note"],
  pass: ["word"],
  bring: ["word"],
  decide: ["decision"],
  "own-note": ["ownNote"],
};
const texts = ["word", "declineWord", "note", "decision", "ownNote"];

/** What is written in the fields of other buttons. */
export const wordsBeside = (form: FormData, done: string): string[] =>
  texts.filter((name) => !(sends[done] ?? []).includes(name) && field(form, name).trim() !== "");

type Use = (ctx: StaffCtx, form: FormData, at: { concernId: string }) => Promise<unknown>;

const formOf = (form: FormData, { concernId }: { concernId: string }) => ({
  concernId,
  version: Number(field(form, "version")) || 0,
  idempotencyKey: field(form, "key") || randomUUID(),
});

/** The page has two dates; the rule knows one. */
function besideMoveOn(fault: unknown): never {
  if (!(fault instanceof Refusal) || !fault.errors.dueOn) throw fault;
  const { dueOn, ...errors } = fault.errors;
  throw new Refusal({ ...errors, moveOn: dueOn });
}

const uses: Record<string, Use> = {
  begin: (ctx, _form, at) => beginFollowUp(ctx, at),
  accept: (ctx, form, at) => acceptFollowUp(ctx, formOf(form, at)),
  decline: (ctx, form, at) => declineFollowUp(ctx, { ...formOf(form, at), word: field(form, "declineWord") }),
  "take-back": (ctx, form, at) => takeBackFollowUp(ctx, formOf(form, at)),
  take: (ctx, form, at) => takeFollowUp(ctx, formOf(form, at)),
  close: (ctx, form, at) => closeFollowUp(ctx, { ...formOf(form, at), note: field(form, "note") }),
  reopen: (ctx, form, at) => reopenFollowUp(ctx, formOf(form, at)),
  date: (ctx, form, at) =>
    setFollowUpDate(ctx, { ...formOf(form, at), dueOn: field(form, "moveOn") }).catch(besideMoveOn),
  pass: (ctx, form, at) =>
    passOnFollowUp(ctx, { ...formOf(form, at), to: field(form, "to"), word: field(form, "word") }),
  bring: (ctx, form, at) => bringToStudentHealth(ctx, { ...formOf(form, at), word: field(form, "word") }),
  decide: (ctx, form, at) =>
    decideFollowUp(ctx, {
      ...formOf(form, at),
      decision: field(form, "decision"),
      dueOn: field(form, "dueOn"),
    }),
  "own-note": (ctx, form, at) => noteAtMeeting(ctx, { ...formOf(form, at), text: field(form, "ownNote") }),
};

interface Acted {
  concernId: string;
  /** After these the page shows again what was written beside; after any other its fields may be gone. */
  stays?: readonly string[];
}

/** Throws a 404 for what no button asks; refuses where it would lose what is written beside: nothing is done then. */
export async function actOnFollowUp(ctx: StaffCtx, form: FormData, { concernId, stays = [] }: Acted) {
  const done = pressed(form, Object.keys(uses));
  const beside = stays.includes(done) ? [] : wordsBeside(form, done);
  if (beside.length > 0) {
    // Whoever may not see it meets what does not exist, and no words about a form.
    await readFollowUp(ctx, { concernId });
    throw new Refusal(Object.fromEntries(beside.map((name) => [name, { key: "follow_up_unsaved" }])));
  }
  await uses[done]?.(ctx, form, { concernId });
}
