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

/** False where the draft that stood when it was sealed (`over`) is gone or another: its key may be destroyed. */
export async function putDraft(
  tx: Queries,
  input: {
    accountId: string;
    over: { contentId: string | null } | null;
    contentId: string;
    sealed: Uint8Array;
    now: Date;
  },
): Promise<boolean> {
  const { accountId, over, contentId, sealed, now } = input;
  const standing = await findDraft(tx, accountId);
  if (standing?.contentId !== over?.contentId) return false;
  const set = { contentId, sealed, updatedAt: now };
  await tx
    .insert(draft)
    .values({ accountId, kind: "concern", subject: "", ...set })
    .onConflictDoUpdate({ target: [draft.accountId, draft.kind, draft.subject], set });
  return true;
}

/** Gives the ids of the keys that they were sealed by, which the caller destroys. */
export async function removeDraft(tx: Queries, accountId: string): Promise<string[]> {
  const gone = await tx.delete(draft).where(own(accountId)).returning({ contentId: draft.contentId });
  return gone.flatMap(({ contentId }) => contentId ?? []);
}

export async function removeDraftsBefore(tx: Queries, before: Date): Promise<string[]> {
  const gone = await tx
    .delete(draft)
    .where(lte(draft.updatedAt, before))
    .returning({ contentId: draft.contentId });
  return gone.flatMap(({ contentId }) => contentId ?? []);
}
