// Reads a note that waits with the principal, with the pupils whom she can place it on. Policy "loose-note.place" for
// the unit; nobody else reads it here, not even its author, to whom a found pupil and one not found must look alike.
// Logged. Once placed it is a concern and waits no more.
import { actorRef, type StaffCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { can } from "~/access/policy";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import { findAccountName } from "~db/account.server";
import { grantsByPupil } from "~db/grant.server";
import { findLooseNote } from "~db/loose-note.server";
import { markRead } from "~db/notice.server";
import { pupilsByClass } from "~db/pupil.server";
import { civilDate } from "../calendar/stockholm";
import { looseNoteContent, looseNotePlace } from "./loose-note-place";

/** Protected identities are among the pupils only where `withProtected` says so. */
export async function readLooseNote(ctx: StaffCtx, input: { noteId: string; withProtected: boolean }) {
  const note = await findLooseNote(ctx.db.read, input.noteId);
  if (!note || note.placedAt) throw new NotVisible();
  const ground = requireGround(ctx.actor, "loose-note.place", note);
  const vaultPlace = looseNotePlace(note.id);
  const content = looseNoteContent.parse(
    JSON.parse(await ctx.vault.openText(vaultPlace.owner, vaultPlace.place, note.sealedNote)),
  );
  await ctx.db.write(async (tx) => {
    await markRead(tx, { accountId: ctx.actor.accountId, subjectId: note.id, now: ctx.now });
    await record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: { kind: "note.read", noteId: note.id },
    });
  });
  return {
    id: note.id,
    ...content,
    authorName: await findAccountName(ctx.db.read, note.authorId),
    createdAt: note.createdAt,
    ...(await placeable(ctx, note.schoolUnitId, input.withProtected)),
  };
}

async function placeable(ctx: StaffCtx, schoolUnitId: string, withProtected: boolean) {
  const { authorityId } = ctx.actor;
  const grants = await grantsByPupil(ctx.db.read, ctx.actor.accountId, ctx.now);
  const theirs = [...grants].filter(
    ([, g]) => can(ctx.actor, "pupil.read", { authorityId, grants: g, now: ctx.now }).allow,
  );
  const ids = theirs.map(([id]) => id);
  const rows = (await pupilsByClass(ctx.db.read, ids, civilDate(ctx.now))).filter(
    (r) => r.schoolUnitId === schoolUnitId,
  );
  // A pupil has one row a group; the one with a class comes last and stands.
  const pupils = [
    ...new Map(
      rows.sort((a, b) => Number(!!a.groupName) - Number(!!b.groupName)).map((r) => [r.id, r]),
    ).values(),
  ];
  const groups = new Map<string, { id: string; name: string }[]>();
  for (const p of pupils) {
    if (p.protection !== "none" && !withProtected) continue;
    const key = p.groupName ?? "";
    groups.set(key, [...(groups.get(key) ?? []), { id: p.id, name: `${p.givenName} ${p.familyName}` }]);
  }
  const byName = [...groups].sort(([a], [b]) => a.localeCompare(b, "sv", { numeric: true }));
  return {
    groups: byName.map(([name, list]) => ({ name: name || null, pupils: list })),
    hidden: withProtected ? 0 : pupils.filter((p) => p.protection !== "none").length,
  };
}
