// The evidence of signatures as the receiver has it. Never changed and never removed.
import { and, asc, eq } from "drizzle-orm";
import type { Queries } from "./database";
import { receivedEvidence } from "./schema/signing.server";

export type ReceivedEvidenceRow = typeof receivedEvidence.$inferSelect;

/** False where the same evidence is stored already. */
export async function insertReceivedEvidence(
  tx: Queries,
  row: typeof receivedEvidence.$inferInsert,
): Promise<boolean> {
  const added = await tx
    .insert(receivedEvidence)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: receivedEvidence.id });
  return added.length > 0;
}

/** Without the files, oldest first. */
export async function evidenceOfReceived(q: Queries, receivedId: string) {
  return q
    .select({
      id: receivedEvidence.id,
      digest: receivedEvidence.digest,
      receivedAt: receivedEvidence.receivedAt,
      sealedSummary: receivedEvidence.sealedSummary,
    })
    .from(receivedEvidence)
    .where(eq(receivedEvidence.receivedId, receivedId))
    .orderBy(asc(receivedEvidence.receivedAt), asc(receivedEvidence.id));
}

export async function findReceivedEvidence(
  q: Queries,
  of: { receivedId: string; evidenceId: string },
): Promise<ReceivedEvidenceRow | null> {
  const [row] = await q
    .select()
    .from(receivedEvidence)
    .where(and(eq(receivedEvidence.id, of.evidenceId), eq(receivedEvidence.receivedId, of.receivedId)));
  return row ?? null;
}
