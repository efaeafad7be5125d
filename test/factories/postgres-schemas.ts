// Databases of one test worker on the server that all share: a schema each. One whose test has ended is emptied and
// taken over, open, by the next test: making one takes twenty times as long.
import pg from "pg";
import { inject } from "vitest";
import type { Database } from "~db/database";
import { readMigrations, type Store } from "~db/migration-files.server";
import { emptySchema } from "./pglite";

interface Kept {
  admin: Promise<pg.Client>;
  made: number;
  idle: Record<Store, { schema: string; database: Database }[]>;
}

/** Modules are loaded anew for each file; what a worker keeps between its files hangs on the process. */
const keptBy = globalThis as typeof globalThis & { __postgresOfThisWorker?: Kept };

/** Null where the tests have no server. */
export function serverForTests(): string | null {
  return inject("postgresUrl");
}

export async function freshOnServer(url: string, store: Store): Promise<Database> {
  keptBy.__postgresOfThisWorker ??= { admin: connect(url), made: 0, idle: { main: [], keys: [] } };
  const kept = keptBy.__postgresOfThisWorker;
  const admin = await kept.admin;
  const one = kept.idle[store].pop() ?? (await make(url, store, kept, admin));
  let closed = false;
  const close = async () => {
    if (closed) return;
    closed = true;
    await emptySchema((text, values) => admin.query(text, values), one.schema);
    kept.idle[store].push(one);
  };
  return { ...one.database, close };
}

async function make(url: string, store: Store, kept: Kept, admin: pg.Client) {
  const { openPostgres } = await import("~db/postgres-engine.server");
  kept.made += 1;
  const schema = `test_${process.pid}_${kept.made}`;
  await admin.query(`CREATE SCHEMA "${schema}"`);
  const address = new URL(url);
  address.searchParams.set("options", `-c search_path=${schema}`);
  const database = await openPostgres(address.href, {
    migrations: readMigrations("postgres", store),
    connections: 4,
  });
  return { schema, database };
}

async function connect(url: string): Promise<pg.Client> {
  // What a test leaves running would keep its rows locked: better an error in words than a wait without end.
  const client = new pg.Client({ connectionString: url, options: "-c lock_timeout=10s" });
  await client.connect();
  return client;
}
