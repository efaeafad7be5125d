// One row a carried-out form: the second submit of the same form gets the first one's answer.
import { and, eq } from "drizzle-orm";
import type { Queries } from "./database";
import { idempotency } from "./schema/operation.server";

/**
 * Claims the form's key inside the unit of work. Null: this is the first; go on. Otherwise the first one's result.
 * `result` must be known beforehand (ids are made before the transaction).
 */
export async function claimOnce(
  tx: Queries,
  input: { key: string; accountId: string; useCase: string; result: Record<string, string>; now: Date },
): Promise<Record<string, string> | null> {
  const claimed = await tx
    .insert(idempotency)
    .values({
      key: input.key,
      accountId: input.accountId,
      useCase: input.useCase,
      result: input.result,
      createdAt: input.now,
    })
    .onConflictDoNothing()
    .returning({ key: idempotency.key });
  if (claimed.length > 0) return null;
  const [first] = await tx
    .select({ result: idempotency.result })
    .from(idempotency)
    .where(
      and(
        eq(idempotency.accountId, input.accountId),
        eq(idempotency.useCase, input.useCase),
        eq(idempotency.key, input.key),
      ),
    );
  if (!first) throw new Error("an idempotency key vanished within its own transaction");
  return first.result;
}

/** Whether the account has carried this out before. */
export async function claimedBefore(
  q: Queries,
  input: { key: string; accountId: string; useCase: string },
): Promise<boolean> {
  const rows = await q
    .select({ key: idempotency.key })
    .from(idempotency)
    .where(
      and(
        eq(idempotency.accountId, input.accountId),
        eq(idempotency.useCase, input.useCase),
        eq(idempotency.key, input.key),
      ),
    );
  return rows.length > 0;
}
