// Orders under way at the electronic identity, and the choice between accounts that follows: sealed, moved on by version.
import { and, eq, lte } from "drizzle-orm";
import type { Queries } from "./database";
import { signingOrder } from "./schema/operation.server";

export type SigningOrderRow = typeof signingOrder.$inferSelect;

export async function insertOrder(tx: Queries, row: typeof signingOrder.$inferInsert): Promise<void> {
  await tx.insert(signingOrder).values(row);
}

export async function findOrder(q: Queries, id: string): Promise<SigningOrderRow | null> {
  const [row] = await q.select().from(signingOrder).where(eq(signingOrder.id, id));
  return row ?? null;
}

/** False where somebody else, another tab say, moved it first. */
export async function moveOrder(
  tx: Queries,
  input: { id: string; version: number; sealedState?: Uint8Array; status: SigningOrderRow["status"] },
): Promise<boolean> {
  const rows = await tx
    .update(signingOrder)
    .set({
      status: input.status,
      version: input.version + 1,
      ...(input.sealedState ? { sealedState: input.sealedState } : {}),
    })
    .where(
      and(
        eq(signingOrder.id, input.id),
        eq(signingOrder.version, input.version),
        eq(signingOrder.status, "pending"),
      ),
    )
    .returning({ id: signingOrder.id });
  return rows.length > 0;
}

export async function removeOrder(tx: Queries, id: string): Promise<void> {
  await tx.delete(signingOrder).where(eq(signingOrder.id, id));
}

export async function removeOrdersBefore(tx: Queries, before: Date): Promise<void> {
  await tx.delete(signingOrder).where(lte(signingOrder.expiresAt, before));
}
