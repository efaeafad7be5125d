// Fresh databases for tests: on SQLite a copied template, write-ahead log and second reader included;
// on PostgreSQL a schema each, on the server that start-postgres.ts started, or else in one inside the worker.
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inject, onTestFinished } from "vitest";
import { databaseEngine } from "~/env.server";
import type { Database } from "~db/database";
import { openDatabase } from "~db/engine.server";
import { keyStoreOn, type OpenKeyStore } from "~db/key-store.server";
import { readMigrations, type Store } from "~db/migration-files.server";
import { emptySchema, newSchemaName, sharedPglite } from "./pglite";
import { freshOnServer, serverForTests } from "./postgres-schemas";

/** A migrated, empty database, closed and removed when the test ends. Call it inside a test or beforeEach. */
export async function freshDatabase(): Promise<Database> {
  return closedAfterTest(
    databaseEngine() === "sqlite" ? await freshSqlite("main") : await freshPostgres("main"),
  );
}

export async function freshKeyStore(): Promise<OpenKeyStore> {
  return keyStoreOn(
    closedAfterTest(databaseEngine() === "sqlite" ? await freshSqlite("keys") : await freshPostgres("keys")),
  );
}

/** A folder of the test's own, removed when it ends. */
export function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "thread-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function closedAfterTest(database: Database): Database {
  onTestFinished(() => database.close());
  return database;
}

async function freshSqlite(store: Store): Promise<Database> {
  const path = join(freshFolder(), `${store}.db`);
  copyFileSync(inject("sqliteTemplates")[store], path);
  return openDatabase(`sqlite:${path}`, { store, migrate: false });
}

/** Schemas of finished tests, emptied, which the next test takes over: making one takes twenty times as long. */
const emptied: Record<Store, string[]> = { main: [], keys: [] };

async function freshPostgres(store: Store): Promise<Database> {
  const url = serverForTests();
  return url ? freshOnServer(url, store) : freshPglite(store);
}

async function freshPglite(store: Store): Promise<Database> {
  const { openPglite } = await import("~db/pglite-engine.server");
  const instance = await sharedPglite();
  const schema = emptied[store].pop() ?? newSchemaName();
  const database = await openPglite(instance, schema, { migrations: readMigrations("postgres", store) });
  let closed = false;
  const close = async () => {
    if (closed) return;
    closed = true;
    await emptySchema((text, values) => instance.query(text, values), schema);
    emptied[store].push(schema);
  };
  return { ...database, close };
}
