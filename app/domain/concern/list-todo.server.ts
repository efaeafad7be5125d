// What waits for the actor: notices, and open concerns about pupils she teaches, mentors or answers for, by status and
// date. Never a search for persons by category. On the first page it is a number; opening it is logged.
import { actorRef, type StaffCtx } from "~/access/context.server";
import { concernScope } from "~/access/policy";
import { record } from "~/audit/record.server";
import { openConcerns } from "~db/concern.server";
import { grantsByPupil } from "~db/grant.server";
import { looseNotesWaiting } from "~db/loose-note.server";
import { countUnread, unreadNotices } from "~db/notice.server";
import { pupilsByClass } from "~db/pupil.server";
import { civilDate } from "../calendar/stockholm";

/** Open concerns within scope whose owner the actor plausibly is: she wrote it, or it needs doing now. */
async function ownOpenConcerns(ctx: StaffCtx) {
  const grants = await grantsByPupil(ctx.db.read, ctx.actor.accountId, ctx.now);
  const open = await openConcerns(ctx.db.read, [...grants.keys()]);
  return open.filter((c) => {
    const facts = { authorityId: ctx.actor.authorityId, grants: grants.get(c.pupilId) ?? [], now: ctx.now };
    const scope = concernScope(ctx.actor, facts);
    if (!scope || (c.authorId !== scope.ownId && !scope.circles.includes(c.circle))) return false;
    return c.authorId === ctx.actor.accountId || facts.grants.some((g) => g.ground === "mentor");
  });
}

const principalUnits = (ctx: StaffCtx) =>
  ctx.actor.duties.flatMap((d) => (d.role === "principal" && d.schoolUnitId ? [d.schoolUnitId] : []));

export async function countTodo(ctx: StaffCtx): Promise<number> {
  const [notices, open] = [await countUnread(ctx.db.read, ctx.actor.accountId), await ownOpenConcerns(ctx)];
  return notices + open.length;
}

export async function listTodo(ctx: StaffCtx) {
  const notices = await unreadNotices(ctx.db.read, ctx.actor.accountId);
  const open = await ownOpenConcerns(ctx);
  const pupils = await pupilsByClass(
    ctx.db.read,
    [...new Set(open.map((c) => c.pupilId))],
    civilDate(ctx.now),
  );
  const nameOf = new Map(pupils.map((p) => [p.id, `${p.givenName} ${p.familyName}`]));
  const loose = await looseNotesWaiting(ctx.db.read, principalUnits(ctx));
  await ctx.db.write((tx) =>
    record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground: "own_pupils",
      event: { kind: "todo.listed", concernIds: open.map((c) => c.id) },
    }),
  );
  return {
    notices: notices.map((n) => ({
      id: n.id,
      kind: n.kind,
      subjectId: n.subjectId,
      createdAt: n.createdAt,
      fromName: n.fromName,
      pupilName: n.givenName && n.protection === "none" ? `${n.givenName} ${n.familyName}` : null,
    })),
    open: open.map((c) => ({
      id: c.id,
      priority: c.priority,
      category: c.category,
      occurredAt: c.occurredAt,
      mine: c.authorId === ctx.actor.accountId,
      pupilName: nameOf.get(c.pupilId) ?? "",
    })),
    loose: loose.map((n) => ({ id: n.id, createdAt: n.createdAt, authorName: n.authorName })),
  };
}
