// One row a carried-out form: the second submit of the same form gets the first one's answer.
import { and, eq, isNotNull, lt } from "drizzle-orm";
import type { Queries } from "./database";
import { idempotency } from "./schema/operation.server";

interface FormKey {
  key: string;
  accountId: string;
  useCase: string;
}

/** What stands of a form that was carried out. */
export interface CarriedOut {
  result: Record<string, string>;
  /** Null: too old to compare. */
  contentPrint: string | null;
}

/**
 * Claims the form's key inside the unit of work. Null: this is the first; go on. Otherwise what stands of the first one.
 * `result` must be known beforehand (ids are made before the transaction). Use cases claim by sent-form, which compares.
 */
export async function claimOnce(
  tx: Queries,
  input: FormKey & CarriedOut & { now: Date },
): Promise<CarriedOut | null> {
  const { now: createdAt, ...row } = input;
  const claimed = await tx
    .insert(idempotency)
    .values({ ...row, createdAt })
    .onConflictDoNothing()
    .returning({ key: idempotency.key });
  if (claimed.length > 0) return null;
  const first = await carriedOutBefore(tx, input);
  if (!first) throw new Error("an idempotency key vanished within its own transaction");
  return first;
}

/** What stands of it where the account has carried this form out before. */
export async function carriedOutBefore(q: Queries, of: FormKey): Promise<CarriedOut | null> {
  const [first] = await q
    .select({ result: idempotency.result, contentPrint: idempotency.contentPrint })
    .from(idempotency)
    .where(
      and(
        eq(idempotency.accountId, of.accountId),
        eq(idempotency.useCase, of.useCase),
        eq(idempotency.key, of.key),
      ),
    );
  return first ?? null;
}

/** The keys stay, so that no form is carried out twice; what would tell the content of an old one goes. */
export async function dropPrintsBefore(tx: Queries, before: Date): Promise<void> {
  await tx
    .update(idempotency)
    .set({ contentPrint: null })
    .where(and(lt(idempotency.createdAt, before), isNotNull(idempotency.contentPrint)));
}
