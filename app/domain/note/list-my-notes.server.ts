// The notes that the actor has left on pupils she does not have: those only, by her authorship. Logged as a list.
import { actorRef, type StaffCtx } from "~/access/context.server";
import { record } from "~/audit/record.server";
import { concernsLeftBy } from "~db/concern.server";
import { grantsByPupil } from "~db/grant.server";
import { looseNotesBy } from "~db/loose-note.server";
import { textPlace } from "../concern/seal-concern";
import { looseNoteContent, looseNotePlace } from "./loose-note-place";

export async function listMyNotes(ctx: StaffCtx) {
  const held = await grantsByPupil(ctx.db.read, ctx.actor.accountId, ctx.now);
  const rows = (await concernsLeftBy(ctx.db.read, ctx.actor.accountId)).filter((r) => !held.has(r.pupilId));
  const texts = await ctx.vault.openTexts(
    rows.map((r) => ({ ...textPlace(r.id, r.version), sealed: r.sealedText })),
  );
  const loose = (await looseNotesBy(ctx.db.read, ctx.actor.accountId)).filter((n) => n.placedAt === null);
  const contents = await ctx.vault.openTexts(
    loose.map((n) => ({ ...looseNotePlace(n.id), sealed: n.sealedNote })),
  );
  await ctx.db.write((tx) =>
    record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground: "author",
      event: { kind: "note.own-listed", concernIds: rows.map((r) => r.id), noteIds: loose.map((n) => n.id) },
    }),
  );
  const left = [
    ...rows.map((r, i) => ({
      id: r.id,
      text: texts[i] ?? null,
      createdAt: r.createdAt,
      priority: r.priority,
    })),
    ...loose.map((n, i) => {
      const text = contents[i];
      const content = text ? looseNoteContent.parse(JSON.parse(text)) : null;
      // The same shape as a placed one: the list does not tell whether the pupil was found.
      return {
        id: n.id,
        text: content?.text ?? null,
        createdAt: n.createdAt,
        priority: content?.priority ?? null,
      };
    }),
  ];
  return left.sort((a, b) => +b.createdAt - +a.createdAt);
}
