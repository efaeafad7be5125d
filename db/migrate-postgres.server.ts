// Brings a PostgreSQL database up to this version: all that remains in one transaction, or nothing.
// Processes that start at once take turns by an advisory lock.
import { type Applied, type Migration, refuseUnmigrated, remaining } from "./migration-files.server";

type Send = (text: string, values?: unknown[]) => Promise<{ rows: unknown[] }>;

const LOCK = 7_226_117; // any number that no other program on the server uses for an advisory lock

/** Call it inside a transaction; whoever began that ends it, or rolls it back when this throws. */
export async function migratePostgres(send: Send, known: Migration[], run: boolean): Promise<void> {
  if (!run) {
    refuseUnmigrated(remaining(known, await appliedToPostgres(send)));
    return;
  }
  await send(`SELECT pg_advisory_xact_lock(${LOCK})`);
  const missing = remaining(known, await appliedToPostgres(send));
  if (missing.length === 0) return;
  await send(
    "CREATE TABLE IF NOT EXISTS migration (position serial PRIMARY KEY, name text NOT NULL, hash text NOT NULL)",
  );
  for (const { name, hash, statements } of missing) {
    for (const statement of statements) await send(statement);
    await send("INSERT INTO migration (name, hash) VALUES ($1, $2)", [name, hash]);
  }
}

export async function appliedToPostgres(send: Send): Promise<Applied[]> {
  const { rows: found } = await send("SELECT to_regclass('migration') AS name");
  if (!(found as { name: string | null }[])[0]?.name) return [];
  const { rows } = await send("SELECT name, hash FROM migration ORDER BY position");
  return rows as Applied[];
}
