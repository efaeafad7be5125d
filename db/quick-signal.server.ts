// Queries of a school authority's quick signals. Every version stays; the last one of each holds.
import { and, asc, eq } from "drizzle-orm";
import type { Queries } from "./database";
import { quickSignal } from "./schema/quick-signal.server";
import { account } from "./schema/school.server";

/** All versions of all that it has changed or added, oldest first. */
export async function signalVersions(q: Queries, authorityId: string) {
  return q
    .select({
      item: quickSignal.item,
      version: quickSignal.version,
      nameSv: quickSignal.nameSv,
      nameEn: quickSignal.nameEn,
      category: quickSignal.category,
      priority: quickSignal.priority,
      position: quickSignal.position,
      offered: quickSignal.offered,
    })
    .from(quickSignal)
    .where(eq(quickSignal.authorityId, authorityId))
    .orderBy(asc(quickSignal.item), asc(quickSignal.version));
}

/** Of one signal: who changed it, and when, oldest first. */
export async function changesOfSignal(
  q: Queries,
  { authorityId, item }: { authorityId: string; item: string },
) {
  return q
    .select({
      version: quickSignal.version,
      nameSv: quickSignal.nameSv,
      offered: quickSignal.offered,
      byName: account.name,
      changedAt: quickSignal.changedAt,
    })
    .from(quickSignal)
    .innerJoin(account, eq(account.id, quickSignal.changedBy))
    .where(and(eq(quickSignal.authorityId, authorityId), eq(quickSignal.item, item)))
    .orderBy(asc(quickSignal.version));
}

/** False where somebody wrote that version first. */
export async function insertSignal(tx: Queries, row: typeof quickSignal.$inferInsert): Promise<boolean> {
  const added = await tx
    .insert(quickSignal)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: quickSignal.id });
  return added.length > 0;
}
