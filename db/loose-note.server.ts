// Queries on notes that wait with the principal because no exact look-up found their pupil, or may not find it.
import { and, asc, desc, eq, inArray, isNull } from "drizzle-orm";
import type { Queries } from "./database";
import { looseNote } from "./schema/concern.server";
import { account } from "./schema/school.server";

export async function insertLooseNote(tx: Queries, row: typeof looseNote.$inferInsert): Promise<void> {
  await tx.insert(looseNote).values(row);
}

export async function findLooseNote(q: Queries, id: string) {
  const [row] = await q.select().from(looseNote).where(eq(looseNote.id, id));
  return row ?? null;
}

export async function looseNotesWaiting(q: Queries, schoolUnitIds: string[]) {
  if (schoolUnitIds.length === 0) return [];
  return q
    .select({ id: looseNote.id, createdAt: looseNote.createdAt, authorName: account.name })
    .from(looseNote)
    .innerJoin(account, eq(account.id, looseNote.authorId))
    .where(and(inArray(looseNote.schoolUnitId, schoolUnitIds), isNull(looseNote.placedAt)))
    .orderBy(asc(looseNote.createdAt));
}

export async function looseNotesBy(q: Queries, authorId: string) {
  return q
    .select()
    .from(looseNote)
    .where(eq(looseNote.authorId, authorId))
    .orderBy(desc(looseNote.createdAt));
}

/** False where somebody was before. */
export async function markPlaced(
  tx: Queries,
  input: { id: string; by: string; now: Date },
): Promise<boolean> {
  const rows = await tx
    .update(looseNote)
    .set({ placedAt: input.now, placedBy: input.by })
    .where(and(eq(looseNote.id, input.id), isNull(looseNote.placedAt)))
    .returning({ id: looseNote.id });
  return rows.length > 0;
}
