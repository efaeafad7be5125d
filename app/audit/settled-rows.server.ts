// How far the audit's rows are settled: below that number no row can appear any more.
// SQLite has one writer, so what a reader sees is settled. PostgreSQL hands out numbers before commit, and a lower
// one may commit later: a transaction that has taken a number holds a lock on the table from before it took it
// until it ends, so all are settled once those that held one when the highest number was read have ended (as CREATE
// INDEX CONCURRENTLY waits). Holds while the sequence caches one number, which is PostgreSQL's default.
import { setTimeout as pause } from "node:timers/promises";
import { and, max, sql } from "drizzle-orm";
import type { Database, Queries } from "~db/database";
import { auditEvent } from "~db/schema/audit.server";

/** How long to wait for open transactions. */
export interface Patience {
  looks: number;
  pauseMs: number;
}

const fiveSeconds: Patience = { looks: 100, pauseMs: 50 };

/** The highest settled number, 0 in an empty audit; null when open transactions outlast the wait. */
export async function settledUpTo(
  db: Database,
  { looks, pauseMs }: Patience = fiveSeconds,
): Promise<number | null> {
  const [row] = await db.read.select({ top: max(auditEvent.seq) }).from(auditEvent);
  const top = row?.top ?? 0;
  if (db.engine === "sqlite") return top;
  const before = await openWriters(db.read);
  for (let look = 0; before.size > 0; look++) {
    const now = await openWriters(db.read);
    for (const writer of before) if (!now.has(writer)) before.delete(writer);
    if (before.size === 0) break;
    if (look >= looks) return null;
    await pause(pauseMs);
  }
  return top;
}

/** The transactions, in any process, that have written or may be writing an audit row. */
async function openWriters(read: Queries): Promise<Set<string>> {
  const rows = await read
    .select({ writer: sql<string>`virtualtransaction` })
    .from(sql`pg_locks`)
    .where(
      and(
        sql`locktype = 'relation' and relation = ${"audit_event"}::regclass and mode = 'RowExclusiveLock'`,
        sql`database = (select oid from pg_database where datname = current_database())`,
      ),
    );
  return new Set(rows.map((row) => row.writer));
}
