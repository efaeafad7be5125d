// Loads one matter for whoever may read it: by policy "matter.read", and only where one of its notes is hers to read; else
// NotVisible, the same as for what does not exist. audit: none here; the use cases that call it record.
import type { StaffCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { can } from "~/access/policy";
import type { Ground, HoldingFacts } from "~/access/policy-facts";
import { pupilFacts } from "~/access/pupil-facts.server";
import { requireGround } from "~/access/require";
import type { Queries } from "~db/database";
import { entriesOfMatters, findMatter } from "~db/matter.server";

type Entry = Awaited<ReturnType<typeof entriesOfMatters>>[number];

/** Of these notes, those that the reader may read. */
export function readableOf<E extends Pick<Entry, "authorId" | "circle">>(
  ctx: StaffCtx,
  facts: HoldingFacts,
  entries: readonly E[],
): E[] {
  return entries.filter(
    ({ authorId, circle }) => can(ctx.actor, "concern.read", { ...facts, authorId, circle }).allow,
  );
}

/** `q` is the transaction where the state is read again inside one. */
export async function visibleMatter(ctx: StaffCtx, matterId: string, q: Queries = ctx.db.read) {
  const matter = await findMatter(q, matterId);
  if (!matter) throw new NotVisible();
  const { pupil, facts } = await pupilFacts(ctx, matter.pupilId, q);
  const ground: Ground = requireGround(ctx.actor, "matter.read", { ...facts, circle: matter.circle });
  const entries = readableOf(ctx, facts, await entriesOfMatters(q, [matter.id]));
  if (entries.length === 0) throw new NotVisible();
  return { matter, pupil, facts, ground, readableIds: entries.map((e) => e.concernId) };
}
