// Lists the pupils whom the actor has, by class, for the first page: names only. Their state is given only when it is
// asked for (a class may see the screen), and asking is logged. Protected identities stay out until all are asked for, and
// are then neither marked nor counted.
import { actorRef, type StaffCtx } from "~/access/context.server";
import { concernScope } from "~/access/policy";
import { record } from "~/audit/record.server";
import { openConcerns } from "~db/concern.server";
import { grantsByPupil } from "~db/grant.server";
import { pupilsByClass } from "~db/pupil.server";
import { civilDate } from "../calendar/stockholm";

type Priority = "act_now" | "action_desirable" | "no_action";

export interface ListedPupil {
  id: string;
  name: string;
  className: string | null;
  /** Only when the state was asked for. */
  state: { worst: Priority | null; open: number } | null;
}

interface Wanted {
  withState: boolean;
  withProtected: boolean;
  /** A pupil chosen already, from the pupil's own page: shown though protected, alone of them. */
  chosen?: string;
}

export async function listPupils(ctx: StaffCtx, input: Wanted) {
  const grants = await grantsByPupil(ctx.db.read, ctx.actor.accountId, ctx.now);
  const rows = await pupilsByClass(ctx.db.read, [...grants.keys()], civilDate(ctx.now));
  const unique = [
    ...new Map(
      rows.sort((a, b) => Number(!a.groupName) - Number(!b.groupName)).map((r) => [r.id, r]),
    ).values(),
  ];
  const listed = unique.filter(
    (r) => input.withProtected || r.protection === "none" || r.id === input.chosen,
  );
  const state = input.withState ? await statesOf(ctx, grants, listed) : null;
  const groups = new Map<string, ListedPupil[]>();
  for (const r of listed) {
    const key = r.groupName ?? "";
    const list = groups.get(key) ?? [];
    list.push({
      id: r.id,
      name: `${r.givenName} ${r.familyName}`,
      className: r.groupName,
      state: state ? (state.get(r.id) ?? { worst: null, open: 0 }) : null,
    });
    groups.set(key, list);
  }
  const byName = [...groups].sort(([a], [b]) => a.localeCompare(b, "sv", { numeric: true }));
  return {
    groups: byName.map(([name, pupils]) => ({ name: name || null, pupils })),
    hidden: listed.length < unique.length,
  };
}

async function statesOf(
  ctx: StaffCtx,
  grants: Awaited<ReturnType<typeof grantsByPupil>>,
  listed: { id: string; schoolUnitId: string }[],
) {
  const open = await openConcerns(
    ctx.db.read,
    listed.map((r) => r.id),
  );
  const unitOf = new Map(listed.map((r) => [r.id, r.schoolUnitId]));
  const states = new Map<string, { worst: Priority | null; open: number }>();
  for (const c of open) {
    const facts = {
      authorityId: ctx.actor.authorityId,
      schoolUnitId: unitOf.get(c.pupilId) ?? "",
      grants: grants.get(c.pupilId) ?? [],
      now: ctx.now,
    };
    const scope = concernScope(ctx.actor, facts);
    if (!scope || (c.authorId !== scope.ownId && !scope.circles.includes(c.circle))) continue;
    const state = states.get(c.pupilId) ?? { worst: null, open: 0 };
    state.open += 1;
    if (state.worst !== "act_now") state.worst = c.priority;
    states.set(c.pupilId, state);
  }
  await ctx.db.write((tx) =>
    record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground: "own_pupils",
      event: { kind: "pupil.state-listed", pupilIds: listed.map((r) => r.id) },
    }),
  );
  return states;
}
