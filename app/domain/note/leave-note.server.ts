// Leaves a note on any pupil of the actor's schools, found by full name and class without seeing anything else.
// Whoever is not found, or may not be found (protected identity, two of the name), gives the same answer: the note
// goes to the principal. Policy "note.leave". Afterwards the author sees that note only.
import { randomUUID } from "node:crypto";
import { actorRef, type StaffCtx } from "~/access/context.server";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import { staffOf } from "~db/account.server";
import { insertConcern } from "~db/concern-write.server";
import type { Queries } from "~db/database";
import { insertLooseNote } from "~db/loose-note.server";
import { addNotices } from "~db/notice.server";
import { foldClass, pupilsNamed } from "~db/pupil.server";
import { civilDate } from "../calendar/stockholm";
import { type ConcernForm, type ConcernInput, checkConcern } from "../concern/rules";
import { sealText } from "../concern/seal-concern";
import { openFollowUp } from "../follow-up/open-follow-up.server";
import { nameKey } from "../pupil/name-key";
import { type FieldErrors, Refusal } from "../refusal";
import { claimSentForm, readSentForm, type SentForm } from "../sent-form/claim-sent-form.server";
import { looseNotePlace } from "./loose-note-place";

export interface LeaveNote {
  fullName: string;
  className: string;
  schoolUnitId: string;
  form: ConcernForm;
  idempotencyKey: string;
}

const nameLimit = 120;

function checkWho(input: LeaveNote): FieldErrors {
  const errors: FieldErrors = {};
  const name = input.fullName.trim();
  if (name === "") errors.fullName = { key: "name_empty" };
  else if (!/\s/.test(name)) errors.fullName = { key: "name_not_full" };
  else if (name.length > nameLimit) errors.fullName = { key: "name_too_long", params: { limit: nameLimit } };
  if (input.className.trim() === "") errors.className = { key: "class_empty" };
  else if (input.className.length > 40) errors.className = { key: "name_too_long", params: { limit: 40 } };
  return errors;
}

/** The answer is the same whether the pupil was found or not; only the author's own list of notes grows. */
export async function leaveNote(ctx: StaffCtx, input: LeaveNote): Promise<{ left: true }> {
  const { authorityId } = ctx.actor;
  const ground = requireGround(ctx.actor, "note.leave", { authorityId, schoolUnitId: input.schoolUnitId });
  const errors = checkWho(input);
  const checked = checkConcern({ ...input.form, circle: "pupil" }, ctx.now);
  if (!checked.ok) Object.assign(errors, checked.errors);
  if (!checked.ok || Object.keys(errors).length > 0) throw new Refusal(errors);
  const form = await readSentForm(ctx, "leave-note", input);
  if (form.first) return { left: true };
  const pupilId = await onlyOne(ctx, input);
  const given = { form, ground, value: checked.value };
  if (pupilId === null || !(await onPupil(ctx, input, { ...given, pupilId })))
    await toPrincipal(ctx, input, given);
  return { left: true };
}

/** The one pupil of that name and class; null where there is none, or several. */
async function onlyOne(ctx: StaffCtx, input: LeaveNote, q: Queries = ctx.db.read): Promise<string | null> {
  const [only, ...more] = await pupilsNamed(q, {
    schoolUnitIds: [input.schoolUnitId],
    nameKey: nameKey(input.fullName),
    classKey: foldClass(input.className),
    date: civilDate(ctx.now),
  });
  return only && more.length === 0 ? only.id : null;
}

interface Checked {
  form: SentForm;
  ground: string;
  value: ConcernInput;
}

/** False where an import has just taken the pupil from the school, or made her protected: nobody would meet it there. */
async function onPupil(
  ctx: StaffCtx,
  input: LeaveNote,
  given: Checked & { pupilId: string },
): Promise<boolean> {
  const concernId = randomUUID();
  const { pupilId, ground, value } = given;
  const sealedText = await sealText(ctx.vault, { concernId, pupilId, version: 1, text: value.text });
  return ctx.db.write(async (tx) => {
    if ((await onlyOne(ctx, input, tx)) !== pupilId) return false;
    if (await claimSentForm(tx, given.form, { id: concernId })) return true;
    await insertConcern(tx, {
      id: concernId,
      authorityId: ctx.actor.authorityId,
      secrecyArea: "school",
      pupilId,
      authorId: ctx.actor.accountId,
      ...value,
      sealedText,
      now: ctx.now,
      files: [],
      linkTo: null,
    });
    await record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: { kind: "note.left", pupilId, concernId },
    });
    // Its author's where she has the pupil, else the mentor's: she is not told which.
    await openFollowUp(
      tx,
      {
        id: concernId,
        authorityId: ctx.actor.authorityId,
        pupilId,
        authorId: ctx.actor.accountId,
        ...value,
        schoolUnitId: input.schoolUnitId,
        createdAt: ctx.now,
      },
      { actor: actorRef(ctx.actor), ground, now: ctx.now },
    );
    return true;
  });
}

async function toPrincipal(ctx: StaffCtx, input: LeaveNote, given: Checked): Promise<void> {
  const noteId = randomUUID();
  const { owner, place } = looseNotePlace(noteId);
  const { value, ground } = given;
  await ctx.vault.ensureKey(owner, { kind: "authority", id: ctx.actor.authorityId });
  const sealedNote = await ctx.vault.seal(
    owner,
    place,
    JSON.stringify({
      about: `${input.fullName.trim()}, ${input.className.trim()}`,
      text: value.text,
      priority: value.priority,
      category: value.category,
      occurredAt: value.occurredAt.toISOString(),
    }),
  );
  const principals = await staffOf(ctx.db.read, {
    schoolUnitId: input.schoolUnitId,
    roles: ["principal"],
    date: civilDate(ctx.now),
  });
  await ctx.db.write(async (tx) => {
    if (await claimSentForm(tx, given.form, { id: noteId })) return;
    await insertLooseNote(tx, {
      id: noteId,
      authorityId: ctx.actor.authorityId,
      schoolUnitId: input.schoolUnitId,
      authorId: ctx.actor.accountId,
      sealedNote,
      createdAt: ctx.now,
    });
    await addNotices(
      tx,
      principals.map((p) => ({
        id: randomUUID(),
        accountId: p.accountId,
        kind: "loose_note" as const,
        subjectId: noteId,
        createdBy: ctx.actor.accountId,
        createdAt: ctx.now,
      })),
    );
    await record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: { kind: "note.sent-to-principal", noteId, schoolUnitId: input.schoolUnitId },
    });
  });
}
