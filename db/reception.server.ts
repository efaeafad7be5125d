// Received reports and their ledger: social services' own tables. Nothing here reaches the school's.
import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import type { Queries } from "./database";
import { receivedEvent, receivedReport } from "./schema/reception.server";

interface StoredOnce {
  municipalityCode: string;
  reference: string;
  digest: string;
}

/** The stored copy of exactly this, if it has come before. */
export async function findStored(q: Queries, { municipalityCode, reference, digest }: StoredOnce) {
  const [row] = await q
    .select({
      receivedId: receivedReport.id,
      receivedAt: receivedReport.receivedAt,
      receipt: receivedReport.receipt,
    })
    .from(receivedReport)
    .where(
      and(
        eq(receivedReport.municipalityCode, municipalityCode),
        eq(receivedReport.reference, reference),
        eq(receivedReport.digest, digest),
      ),
    );
  return row ?? null;
}

/** False where exactly this is stored already, and then nothing is written. */
export async function insertReceived(
  tx: Queries,
  row: typeof receivedReport.$inferInsert,
  by: string | null,
): Promise<boolean> {
  const stored = await tx
    .insert(receivedReport)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: receivedReport.id });
  if (stored.length === 0) return false;
  await addReceivedEvent(tx, { receivedId: row.id, at: row.receivedAt, accountId: by, kind: "received" });
  return true;
}

export async function addReceivedEvent(
  tx: Queries,
  event: { receivedId: string; at: Date; accountId: string | null; kind: string; detail?: string },
): Promise<void> {
  await tx.insert(receivedEvent).values({ id: randomUUID(), detail: null, ...event });
}
