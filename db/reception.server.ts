// Received reports and their ledger: social services' own tables. Nothing here reaches the school's.
import { randomUUID } from "node:crypto";
import { and, asc, eq, getTableColumns, inArray, sql } from "drizzle-orm";
import { queueOf } from "~/domain/reception/due";
import type { Queries } from "./database";
import { receivedEvent, receivedGuardian, receivedReport } from "./schema/reception.server";
import { account } from "./schema/school.server";

const { sealedFile: _, sealedTwin: __, ...columns } = getTableColumns(receivedReport);
export const withoutFile = {
  ...columns,
  hasFile: sql<boolean>`${receivedReport.sealedFile} is not null`.mapWith(Boolean),
  hasTwin: sql<boolean>`${receivedReport.sealedTwin} is not null`.mapWith(Boolean),
};

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
      reference: receivedReport.reference,
      municipalityCode: receivedReport.municipalityCode,
      digest: receivedReport.digest,
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

const undecided = {
  protectionAssessedAt: null,
  decision: null,
  decidedAt: null,
  endedAt: null,
  feedbackRequestedAt: null,
  feedbackAt: null,
  forwardedAt: null,
};

/** False where exactly this is stored already, and then nothing is written. */
export async function insertReceived(
  tx: Queries,
  { guardianLookups, ...row }: typeof receivedReport.$inferInsert & { guardianLookups: string[] },
  came: { kind: "received" | "entered"; accountId: string | null },
): Promise<boolean> {
  const stored = await tx
    .insert(receivedReport)
    .values({ ...row, ...queueOf({ ...undecided, ...row }), lookupsMade: true })
    .onConflictDoNothing()
    .returning({ id: receivedReport.id });
  if (stored.length === 0) return false;
  if (guardianLookups.length > 0) {
    const { id: receivedId, municipalityCode } = row;
    await tx
      .insert(receivedGuardian)
      .values(guardianLookups.map((lookup) => ({ receivedId, municipalityCode, lookup })));
  }
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

export async function findReceivedTwin(q: Queries, id: string) {
  const [row] = await q
    .select({ sealedTwin: receivedReport.sealedTwin })
    .from(receivedReport)
    .where(eq(receivedReport.id, id));
  return row?.sealedTwin ?? null;
}

/** False where somebody has changed it since that version was read. Its place in the list follows. */
export async function changeReceived(
  tx: Queries,
  row: ReceivedRow,
  change: Partial<ReceivedRow>,
): Promise<boolean> {
  const { hasFile: _, hasTwin: __, ...set } = change;
  const changed = await tx
    .update(receivedReport)
    .set({ ...set, ...queueOf({ ...row, ...change }), version: row.version + 1 })
    .where(and(eq(receivedReport.id, row.id), eq(receivedReport.version, row.version)))
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

/** By the municipality's own registration number, as a person has noted it here. */
export const reportsWithNumbers = (q: Queries, municipalityCode: string, numbers: readonly string[]) =>
  reportsFoundBy(receivedReport.registrationNumber, q, { municipalityCode, values: numbers });

/** By the tool's reference; of several versions of one, the newest last. */
export const reportsWithReferences = (q: Queries, municipalityCode: string, references: readonly string[]) =>
  reportsFoundBy(receivedReport.reference, q, { municipalityCode, values: references });

/** A municipality's reports, without files. */
async function reportsFoundBy(
  column: typeof receivedReport.reference | typeof receivedReport.registrationNumber,
  q: Queries,
  { municipalityCode, values }: { municipalityCode: string; values: readonly string[] },
): Promise<ReceivedRow[]> {
  if (values.length === 0) return [];
  return q
    .select(withoutFile)
    .from(receivedReport)
    .where(and(eq(receivedReport.municipalityCode, municipalityCode), inArray(column, [...values])))
    .orderBy(asc(receivedReport.receivedAt), asc(receivedReport.id));
}
