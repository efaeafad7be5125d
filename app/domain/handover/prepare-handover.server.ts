// What the form for a handover offers: the actor's own pupils by class, and who at their school can take over. Names
// only; nothing of a thread is read.
import { actorRef, type StaffCtx } from "~/access/context.server";
import { can } from "~/access/policy";
import { record } from "~/audit/record.server";
import { staffOf } from "~db/account.server";
import { grantsByPupil } from "~db/grant.server";
import { pupilsByClass } from "~db/pupil.server";
import { civilDate } from "../calendar/stockholm";
import { receiverRoles } from "./rules";

/** The actor's own pupils whom she can hand over, each once for every class, and once without where there is none. */
async function ownToHandOver(ctx: StaffCtx) {
  const grants = await grantsByPupil(ctx.db.read, ctx.actor.accountId, ctx.now);
  const theirs = [...grants].filter(
    ([, g]) =>
      can(ctx.actor, "handover.propose", { authorityId: ctx.actor.authorityId, grants: g, now: ctx.now })
        .allow,
  );
  const all = await pupilsByClass(
    ctx.db.read,
    theirs.map(([id]) => id),
    civilDate(ctx.now),
  );
  return all.filter((r) => r.protection === "none");
}

/** Who is meant by a class's name or by all, as a form without scripts says it; with those who are ticked. */
export async function pupilsMeant(
  ctx: StaffCtx,
  chosen: { pupilIds: string[]; classes: string[]; all: boolean },
): Promise<string[]> {
  if (!chosen.all && chosen.classes.length === 0) return chosen.pupilIds;
  const own = await ownToHandOver(ctx);
  const meant = own.filter((r) => chosen.all || chosen.classes.includes(r.groupName ?? ""));
  return [...new Set([...chosen.pupilIds, ...meant.map((r) => r.id)])];
}

export async function prepareHandover(ctx: StaffCtx) {
  const rows = await ownToHandOver(ctx);
  const withClass = rows.filter((r) => r.groupName !== null);
  const pupils = [...new Map([...rows, ...withClass].map((r) => [r.id, r])).values()];
  const receivers = new Map<string, { accountId: string; name: string }>();
  for (const unit of new Set(pupils.map((p) => p.schoolUnitId))) {
    const staff = await staffOf(ctx.db.read, {
      schoolUnitId: unit,
      roles: [...receiverRoles],
      date: civilDate(ctx.now),
    });
    for (const s of staff) if (s.accountId !== ctx.actor.accountId) receivers.set(s.accountId, s);
  }
  await ctx.db.write((tx) =>
    record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground: "own_pupils",
      event: { kind: "pupil.state-listed", pupilIds: pupils.map((p) => p.id) },
    }),
  );
  const groups = new Map<string, { id: string; name: string }[]>();
  for (const p of pupils) {
    const list = groups.get(p.groupName ?? "") ?? [];
    list.push({ id: p.id, name: `${p.givenName} ${p.familyName}` });
    groups.set(p.groupName ?? "", list);
  }
  return {
    groups: [...groups].map(([name, list]) => ({ name: name || null, pupils: list })),
    receivers: [...receivers.values()].map(({ accountId, name }) => ({ accountId, name })),
  };
}
