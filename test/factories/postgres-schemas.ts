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
  idle: Record<Store, Idle[]>;
}

interface Idle {
  schema: string;
  database: Database;
  /** The file whose modules opened it. */
  openedIn: symbol;
}

/** What was opened by another file's modules throws their errors, which are no errors of this one's: it is opened anew. */
const thisFile = Symbol("modules of one test file");

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
  const one = await ours(url, store, kept.idle[store].pop() ?? (await make(url, store, kept, admin)));
  let closed = false;
  const close = async () => {
    if (closed) return;
    closed = true;
    await emptySchema((text, values) => admin.query(text, values), one.schema);
    kept.idle[store].push(one);
  };
  return { ...one.database, close };
}

async function make(url: string, store: Store, kept: Kept, admin: pg.Client): Promise<Idle> {
  kept.made += 1;
  const schema = `test_${process.pid}_${kept.made}`;
  await admin.query(`CREATE SCHEMA "${schema}"`);
  return { schema, database: await open(url, store, schema), openedIn: thisFile };
}

async function ours(url: string, store: Store, one: Idle): Promise<Idle> {
  if (one.openedIn === thisFile) return one;
  await one.database.close();
  return { schema: one.schema, database: await open(url, store, one.schema), openedIn: thisFile };
}

async function open(url: string, store: Store, schema: string): Promise<Database> {
  const { openPostgres } = await import("~db/postgres-engine.server");
  const address = new URL(url);
  address.searchParams.set("options", `-c search_path=${schema}`);
  return openPostgres(address.href, { migrations: readMigrations("postgres", store), connections: 4 });
}

async function connect(url: string): Promise<pg.Client> {
  // What a test leaves running would keep its rows locked: better an error in words than a wait without end.
  const client = new pg.Client({ connectionString: url, options: "-c lock_timeout=10s" });
  await client.connect();
  return client;
}
