// Reads a note that waits with the principal. Policy "loose-note.place" for the unit, or its author. Logged.
import { actorRef, type StaffCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { can } from "~/access/policy";
import { record } from "~/audit/record.server";
import { findAccountName } from "~db/account.server";
import { findLooseNote } from "~db/loose-note.server";
import { markRead } from "~db/notice.server";
import { looseNoteContent, looseNotePlace } from "./loose-note-place";

export async function readLooseNote(ctx: StaffCtx, input: { noteId: string }) {
  const note = await findLooseNote(ctx.db.read, input.noteId);
  if (!note) throw new NotVisible();
  const place = can(ctx.actor, "loose-note.place", note);
  const own = can(ctx.actor, "concern.change", note);
  const decision = place.allow ? place : own;
  if (!decision.allow) throw new NotVisible();
  const vaultPlace = looseNotePlace(note.id);
  const content = looseNoteContent.parse(
    JSON.parse(await ctx.vault.openText(vaultPlace.owner, vaultPlace.place, note.sealedNote)),
  );
  await ctx.db.write(async (tx) => {
    await markRead(tx, { accountId: ctx.actor.accountId, subjectId: note.id, now: ctx.now });
    await record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground: decision.ground,
      event: { kind: "note.read", noteId: note.id },
    });
  });
  return {
    id: note.id,
    ...content,
    authorName: await findAccountName(ctx.db.read, note.authorId),
    createdAt: note.createdAt,
    placed: note.placedAt !== null,
    can: { place: place.allow && note.placedAt === null },
  };
}
