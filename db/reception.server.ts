// Received reports and their ledger: social services' own tables. Nothing here reaches the school's.
import { randomUUID } from "node:crypto";
import { and, asc, desc, eq, getTableColumns, ne } from "drizzle-orm";
import type { Queries } from "./database";
import { receivedEvent, receivedReport } from "./schema/reception.server";
import { account } from "./schema/school.server";

const { sealedFile: _, ...withoutFile } = getTableColumns(receivedReport);

export type ReceivedRow = NonNullable<Awaited<ReturnType<typeof findReceived>>>;

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
  came: { kind: "received" | "entered"; accountId: string | null },
): Promise<boolean> {
  const stored = await tx
    .insert(receivedReport)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: receivedReport.id });
  if (stored.length === 0) return false;
  await addReceivedEvent(tx, { receivedId: row.id, at: row.receivedAt, ...came });
  return true;
}

export async function addReceivedEvent(
  tx: Queries,
  event: { receivedId: string; at: Date; accountId: string | null; kind: string; detail?: string },
): Promise<void> {
  await tx.insert(receivedEvent).values({ id: randomUUID(), detail: null, ...event });
}

/** One report without its file; null where there is none. */
export async function findReceived(q: Queries, id: string) {
  const [row] = await q.select(withoutFile).from(receivedReport).where(eq(receivedReport.id, id));
  return row ?? null;
}

export async function findReceivedFile(q: Queries, id: string) {
  const [row] = await q
    .select({ sealedFile: receivedReport.sealedFile })
    .from(receivedReport)
    .where(eq(receivedReport.id, id));
  return row?.sealedFile ?? null;
}

/** False where somebody has changed it since that version was read. */
export async function changeReceived(
  tx: Queries,
  at: { id: string; version: number },
  change: Partial<typeof receivedReport.$inferInsert>,
): Promise<boolean> {
  const changed = await tx
    .update(receivedReport)
    .set({ ...change, version: at.version + 1 })
    .where(and(eq(receivedReport.id, at.id), eq(receivedReport.version, at.version)))
    .returning({ id: receivedReport.id });
  return changed.length === 1;
}

/** The reception's own ledger of a report, with who did what. */
export async function receivedEventsOf(q: Queries, receivedId: string) {
  return q
    .select({
      at: receivedEvent.at,
      kind: receivedEvent.kind,
      detail: receivedEvent.detail,
      by: account.name,
    })
    .from(receivedEvent)
    .leftJoin(account, eq(account.id, receivedEvent.accountId))
    .where(eq(receivedEvent.receivedId, receivedId))
    .orderBy(asc(receivedEvent.at), asc(receivedEvent.id));
}

/** The same child's other reports in the same municipality, newest first. */
export async function otherReportsOn(
  q: Queries,
  child: { municipalityCode: string; childLookup: string; except: string },
) {
  return q
    .select({
      id: receivedReport.id,
      reference: receivedReport.reference,
      receivedAt: receivedReport.receivedAt,
      status: receivedReport.status,
      decision: receivedReport.decision,
      ending: receivedReport.ending,
      categories: receivedReport.categories,
      wayIn: receivedReport.wayIn,
    })
    .from(receivedReport)
    .where(
      and(
        eq(receivedReport.municipalityCode, child.municipalityCode),
        eq(receivedReport.childLookup, child.childLookup),
        ne(receivedReport.id, child.except),
      ),
    )
    .orderBy(desc(receivedReport.receivedAt));
}
