// The secret address of an account's calendar, by its hash.
import { eq } from "drizzle-orm";
import type { Queries } from "./database";
import { calendarAddress } from "./schema/follow-up.server";

export async function findCalendarAddress(q: Queries, by: { accountId: string } | { tokenHash: string }) {
  const [row] = await q
    .select({ accountId: calendarAddress.accountId, createdAt: calendarAddress.createdAt })
    .from(calendarAddress)
    .where(
      "accountId" in by
        ? eq(calendarAddress.accountId, by.accountId)
        : eq(calendarAddress.tokenHash, by.tokenHash),
    );
  return row ?? null;
}

/** The one before it, if any, leads nowhere from now on. */
export async function writeCalendarAddress(
  tx: Queries,
  row: typeof calendarAddress.$inferInsert,
): Promise<void> {
  const { tokenHash, createdAt } = row;
  await tx
    .insert(calendarAddress)
    .values(row)
    .onConflictDoUpdate({ target: calendarAddress.accountId, set: { tokenHash, createdAt } });
}

/** False where there is none. */
export async function removeCalendarAddress(tx: Queries, accountId: string): Promise<boolean> {
  const rows = await tx
    .delete(calendarAddress)
    .where(eq(calendarAddress.accountId, accountId))
    .returning({ accountId: calendarAddress.accountId });
  return rows.length > 0;
}
