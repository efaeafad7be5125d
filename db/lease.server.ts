// Named leases: work that one process at a time may do, and not again before the lease has run out.
import { and, eq, lte } from "drizzle-orm";
import type { Queries } from "./database";
import { lease } from "./schema/operation.server";

/** The holder's lease runs until `until`, longer or shorter than before. */
export async function holdLease(
  tx: Queries,
  { name, holder, until }: { name: string; holder: string; until: Date },
): Promise<void> {
  await tx
    .update(lease)
    .set({ until })
    .where(and(eq(lease.name, name), eq(lease.holder, holder)));
}

/** True where the lease was free or had run out, and is now the holder's. */
export async function takeLease(
  tx: Queries,
  input: { name: string; holder: string; now: Date; until: Date },
): Promise<boolean> {
  const { name, holder, now, until } = input;
  const made = await tx
    .insert(lease)
    .values({ name, holder, until })
    .onConflictDoNothing()
    .returning({ name: lease.name });
  if (made.length > 0) return true;
  const taken = await tx
    .update(lease)
    .set({ holder, until })
    .where(and(eq(lease.name, name), lte(lease.until, now)))
    .returning({ name: lease.name });
  return taken.length > 0;
}
