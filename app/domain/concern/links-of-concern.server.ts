// What stands beside one note: the links from and to it that its reader may follow, and what she could tie it to. The
// other end is asked of the policy "concern.read" by itself; whoever lacks the pupil is shown none. audit: none here; the
// use case that shows it logs the read.
import type { StaffCtx } from "~/access/context.server";
import { can, concernScope } from "~/access/policy";
import type { Facts } from "~/access/policy-facts";
import type { ConcernRow } from "~db/concern.server";
import { linkableWithin, linkedConcerns, linksOfConcern } from "~db/concern-link.server";

const offeredAtMost = 60;

export async function linksOf(ctx: StaffCtx, concern: ConcernRow, facts: Facts["concern.read"]) {
  if (!can(ctx.actor, "pupil.read", facts).allow) return { links: [], linkable: null };
  const rows = await linksOfConcern(ctx.db.read, concern.id);
  const otherOf = (row: (typeof rows)[number]) => (row.fromId === concern.id ? row.toId : row.fromId);
  const others = await linkedConcerns(ctx.db.read, rows.map(otherOf));
  const readable = new Map(
    others
      .filter(({ authorId, circle }) => can(ctx.actor, "concern.read", { ...facts, authorId, circle }).allow)
      .map((o) => [o.id, o]),
  );
  const links = rows.flatMap((row) => {
    const other = readable.get(otherOf(row));
    if (!other) return [];
    return [
      {
        id: row.id,
        otherId: other.id,
        kind: row.kind,
        end: row.fromId === concern.id ? ("from" as const) : ("to" as const),
        occurredAt: other.occurredAt,
        authorName: other.authorName,
        removable: can(ctx.actor, "link.remove", { ...facts, madeBy: row.createdBy }).allow,
      },
    ];
  });
  const may = can(ctx.actor, "concern.log", facts).allow && concern.status === "active";
  const scope = may ? concernScope(ctx.actor, facts) : null;
  const taken = new Set([concern.id, ...rows.map(otherOf)]);
  const offered = scope ? await linkableWithin(ctx.db.read, concern.pupilId, scope, offeredAtMost) : [];
  return { links, linkable: scope ? offered.filter(({ id }) => !taken.has(id)) : null };
}
