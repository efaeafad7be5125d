// Reads a note that waits with the principal, with the pupils whom she can place it on: her own at the unit, or, asked
// for, those who have left it. Of these their name, last class and year there, and nothing of where they are now. Policy
// "loose-note.place" for the unit, "loose-note.lay" for each pupil; nobody else reads it here, not even its author, to whom a found pupil and one not found must look alike.
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
import { pupilsWhoLeft } from "~db/pupil-left.server";
import { civilDate } from "../calendar/stockholm";
import { looseNoteContent, looseNotePlace } from "./loose-note-place";

export interface ReadLooseNote {
  noteId: string;
  /** Protected identities are among the pupils only where this says so. */
  withProtected: boolean;
  /** Those who have left, in place of those who go there. */
  ofLeft?: boolean;
}

export async function readLooseNote(ctx: StaffCtx, input: ReadLooseNote) {
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
    ...grouped(await placeable(ctx, note.schoolUnitId, input.ofLeft ?? false), input.withProtected),
  };
}

interface Placeable {
  id: string;
  name: string;
  /** The class they go in; of those who have left, the year in which they did. */
  group: string;
  isProtected: boolean;
}

async function placeable(ctx: StaffCtx, schoolUnitId: string, ofLeft: boolean): Promise<Placeable[]> {
  const { authorityId } = ctx.actor;
  const grants = await grantsByPupil(ctx.db.read, ctx.actor.accountId, ctx.now);
  const at = { authorityId, schoolUnitId, now: ctx.now };
  const may = (id: string, hasLeft: boolean) =>
    can(ctx.actor, "loose-note.lay", { ...at, grants: grants.get(id) ?? [], hasLeft }).allow;
  const date = civilDate(ctx.now);
  if (ofLeft)
    return (await pupilsWhoLeft(ctx.db.read, { schoolUnitId, today: date }))
      .filter((p) => may(p.id, true))
      .map((p) => ({ ...shown(p, p.lastClass), group: p.leftOn.slice(0, 4) }))
      .sort((a, b) => Number(b.group) - Number(a.group));
  const rows = await pupilsByClass(ctx.db.read, [...grants.keys()], date);
  const here = rows.filter((r) => r.schoolUnitId === schoolUnitId && may(r.id, false));
  // A pupil has one row a group; the one with a class comes last and stands.
  const last = new Map(
    here.sort((a, b) => Number(!!a.groupName) - Number(!!b.groupName)).map((r) => [r.id, r]),
  );
  return [...last.values()]
    .map((p) => ({ ...shown(p, null), group: p.groupName ?? "" }))
    .sort((a, b) => a.group.localeCompare(b.group, "sv", { numeric: true }));
}

const shown = (
  p: { id: string; givenName: string; familyName: string; protection: string },
  lastClass: string | null,
) => ({
  id: p.id,
  name: [`${p.givenName} ${p.familyName}`, lastClass].filter(Boolean).join(", "),
  isProtected: p.protection !== "none",
});

/** In the order in which they come. */
function grouped(pupils: readonly Placeable[], withProtected: boolean) {
  const groups = new Map<string, { id: string; name: string }[]>();
  for (const { id, name, group, isProtected } of pupils) {
    if (isProtected && !withProtected) continue;
    groups.set(group, [...(groups.get(group) ?? []), { id, name }]);
  }
  return {
    groups: [...groups].map(([name, list]) => ({ name: name || null, pupils: list })),
    hidden: withProtected ? 0 : pupils.filter((p) => p.isProtected).length,
  };
}
