// The principal places a waiting note on the pupil it is about: it becomes a concern by its author. Policy
// "loose-note.place" for the unit and "loose-note.lay" for the pupil, who may have left it: then the note goes to the
// record that the unit keeps, and what needs doing is the principal's, on her list of what was left open (decision
// 0035). It says nothing of where the pupil has gone. The waiting copy's key is destroyed.
import { randomUUID } from "node:crypto";
import { actorRef, type StaffCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { pupilFacts } from "~/access/pupil-facts.server";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import { insertConcern } from "~db/concern-write.server";
import type { Queries } from "~db/database";
import { holdersAmong } from "~db/follow-up.server";
import { findLooseNote, markPlaced } from "~db/loose-note.server";
import { removeNoticesOf } from "~db/notice.server";
import { enqueue } from "~db/outbox.server";
import { civilDate } from "../calendar/stockholm";
import type { Priority } from "../concern/rules";
import { sealText } from "../concern/seal-concern";
import { openFollowUp } from "../follow-up/open-follow-up.server";
import { ownerFor } from "../follow-up/owner-for";
import { hasLeft } from "../pupil/has-left";
import { refuse } from "../refusal";
import { looseNoteContent, looseNotePlace } from "./loose-note-place";

export async function placeLooseNote(
  ctx: StaffCtx,
  input: { noteId: string; pupilId: string },
): Promise<{ concernId: string; hasLeft: boolean }> {
  const note = await findLooseNote(ctx.db.read, input.noteId);
  if (!note) throw new NotVisible();
  requireGround(ctx.actor, "loose-note.place", note);
  if (input.pupilId === "") refuse("pupilId", "pupil_missing");
  const { pupil, facts } = await pupilFacts(ctx, input.pupilId);
  const left = hasLeft(pupil, ctx.now);
  requireGround(ctx.actor, "loose-note.lay", { ...facts, hasLeft: left });
  if (note.placedAt) refuse("form", "note_placed");
  if (pupil.schoolUnitId !== note.schoolUnitId) throw new NotVisible();
  const from = looseNotePlace(note.id);
  const { text, priority, category, occurredAt } = looseNoteContent.parse(
    JSON.parse(await ctx.vault.openText(from.owner, from.place, note.sealedNote)),
  );
  const concernId = randomUUID();
  const sealedText = await sealText(ctx.vault, { concernId, pupilId: pupil.id, version: 1, text });
  await ctx.db.write(async (tx) => {
    // An import may just have taken the pupil from the school, and she chose one who goes there: then it goes on waiting.
    const again = await pupilFacts(ctx, pupil.id, tx);
    const stays = left && hasLeft(again.pupil, ctx.now);
    const ground = requireGround(ctx.actor, "loose-note.lay", { ...again.facts, hasLeft: stays });
    if (!(await markPlaced(tx, { id: note.id, by: ctx.actor.accountId, now: ctx.now }))) {
      refuse("form", "note_placed");
    }
    await insertConcern(tx, {
      id: concernId,
      authorityId: pupil.authorityId,
      secrecyArea: "school",
      pupilId: pupil.id,
      authorId: note.authorId,
      circle: "pupil",
      priority,
      category,
      occurredAt,
      sealedText,
      // It was written then, and its author must not see by its date that nobody was found.
      now: note.createdAt,
      files: [],
      linkTo: null,
    });
    await removeNoticesOf(tx, note.id);
    // The key store is a database of its own: the runner finishes what a crash right after the commit leaves.
    await enqueue(tx, [{ kind: "destroy-content-key", subjectId: note.id, availableAt: ctx.now }]);
    await record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: { kind: "note.placed", noteId: note.id, pupilId: pupil.id, concernId },
    });
    const concern = {
      id: concernId,
      authorityId: pupil.authorityId,
      pupilId: pupil.id,
      authorId: note.authorId,
      circle: "pupil" as const,
      priority,
      schoolUnitId: pupil.schoolUnitId,
      createdAt: ctx.now,
    };
    const by = { actor: actorRef(ctx.actor), ground, now: ctx.now };
    await openFollowUp(tx, concern, by, await ownerWhereNobodyHas(ctx, tx, { ...concern, stays }));
  });
  await ctx.vault.destroyKey(from.owner);
  return { concernId, hasLeft: left };
}

/** Of a pupil who has left: whoever laid it there, where nobody who could see to it has the pupil; not where nothing needs doing. */
async function ownerWhereNobodyHas(
  ctx: StaffCtx,
  tx: Queries,
  concern: Parameters<typeof ownerFor>[0] & { pupilId: string; priority: Priority; stays: boolean },
) {
  if (!concern.stays || concern.priority === "no_action") return undefined;
  const holders = await holdersAmong(tx, [concern.pupilId], { now: ctx.now, date: civilDate(ctx.now) });
  return ownerFor(concern, holders) ?? { ownerId: ctx.actor.accountId, teamUnitId: null };
}
