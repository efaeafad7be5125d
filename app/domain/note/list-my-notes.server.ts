// The actor's own notes on pupils whom she does not have: those only, by her authorship. Logged as a list. A note left
// by name has no id and no link here, found or not: an id that opens would tell that the pupil goes at the school. What
// she wrote while she had the pupil can be opened.
import { actorRef, type StaffCtx } from "~/access/context.server";
import { activeGround } from "~/access/policy";
import { record } from "~/audit/record.server";
import { concernsLeftBy } from "~db/concern.server";
import { grantsByPupil, grantsFor } from "~db/grant.server";
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
  const opens = await Promise.all(rows.map((r) => hadPupil(ctx, r)));
  const left = [
    ...rows.map((r, i) => ({
      concernId: opens[i] ? r.id : null,
      text: texts[i] ?? null,
      createdAt: r.createdAt,
      priority: r.priority,
    })),
    ...loose.map((n, i) => {
      const text = contents[i];
      const content = text ? looseNoteContent.parse(JSON.parse(text)) : null;
      return {
        concernId: null,
        text: content?.text ?? null,
        createdAt: n.createdAt,
        priority: content?.priority ?? null,
      };
    }),
  ];
  return left.sort((a, b) => +b.createdAt - +a.createdAt);
}

/** Whether the actor had the pupil when she wrote. */
async function hadPupil(ctx: StaffCtx, row: { pupilId: string; createdAt: Date }): Promise<boolean> {
  const grants = await grantsFor(ctx.db.read, ctx.actor.accountId, row.pupilId);
  return activeGround(grants, row.createdAt) !== null;
}
