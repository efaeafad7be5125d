// Half-written notes: one an account.
import { and, eq, lte } from "drizzle-orm";
import type { Queries } from "./database";
import { draft } from "./schema/concern.server";

const own = (accountId: string) =>
  and(eq(draft.accountId, accountId), eq(draft.kind, "concern"), eq(draft.subject, ""));

export async function findDraft(q: Queries, accountId: string) {
  const [row] = await q.select().from(draft).where(own(accountId));
  return row ?? null;
}

export async function putDraft(
  tx: Queries,
  input: { accountId: string; sealed: Uint8Array; now: Date },
): Promise<void> {
  const { accountId, sealed, now } = input;
  await tx
    .insert(draft)
    .values({ accountId, kind: "concern", subject: "", sealed, updatedAt: now })
    .onConflictDoUpdate({
      target: [draft.accountId, draft.kind, draft.subject],
      set: { sealed, updatedAt: now },
    });
}

export async function removeDraft(tx: Queries, accountId: string): Promise<void> {
  await tx.delete(draft).where(own(accountId));
}

export async function removeDraftsBefore(tx: Queries, before: Date): Promise<void> {
  await tx.delete(draft).where(lte(draft.updatedAt, before));
}
