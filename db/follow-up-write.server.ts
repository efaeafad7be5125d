// Writes of follow-ups. Steps are inserted, never changed; they go with their concern alone.
import { and, eq } from "drizzle-orm";
import type { Queries } from "./database";
import { followUp, followUpStep } from "./schema/follow-up.server";

export async function insertFollowUp(tx: Queries, row: typeof followUp.$inferInsert): Promise<boolean> {
  const rows = await tx.insert(followUp).values(row).onConflictDoNothing().returning({ id: followUp.id });
  return rows.length > 0;
}

/** False where somebody was before. */
export async function updateFollowUp(
  tx: Queries,
  input: { id: string; version: number; set: Partial<typeof followUp.$inferInsert> },
): Promise<boolean> {
  const rows = await tx
    .update(followUp)
    .set({ ...input.set, version: input.version + 1 })
    .where(and(eq(followUp.id, input.id), eq(followUp.version, input.version)))
    .returning({ id: followUp.id });
  return rows.length > 0;
}

export async function insertStep(tx: Queries, row: typeof followUpStep.$inferInsert): Promise<void> {
  await tx.insert(followUpStep).values(row);
}

/** A concern's circle has changed: what is said about it belongs where it does. */
export async function moveFollowUpArea(tx: Queries, concernId: string, secrecyArea: string): Promise<void> {
  await tx.update(followUp).set({ secrecyArea }).where(eq(followUp.concernId, concernId));
  await tx.update(followUpStep).set({ secrecyArea }).where(eq(followUpStep.concernId, concernId));
}

/** With its concern, which its author deletes: nobody has built on it. */
export async function removeFollowUp(tx: Queries, concernId: string): Promise<void> {
  await tx.delete(followUpStep).where(eq(followUpStep.concernId, concernId));
  await tx.delete(followUp).where(eq(followUp.concernId, concernId));
}
