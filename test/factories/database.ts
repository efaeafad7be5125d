// Fresh databases for tests: on SQLite a copied template, write-ahead log and second reader included;
// on PostgreSQL one in-process server per worker and a schema of its own for each.
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { databaseEngine } from "~/env.server";
import type { Database } from "~db/database";
import { openDatabase } from "~db/engine.server";
import { keyStoreOn, type OpenKeyStore } from "~db/key-store.server";
import { readMigrations, type Store } from "~db/migration-files.server";

/** A migrated, empty database, closed and removed when the test ends. Call it inside a test or beforeEach. */
export async function freshDatabase(): Promise<Database> {
  return closedAfterTest(
    databaseEngine() === "sqlite" ? await freshSqlite("main") : await freshPglite("main"),
  );
}

export async function freshKeyStore(): Promise<OpenKeyStore> {
  return keyStoreOn(
    closedAfterTest(databaseEngine() === "sqlite" ? await freshSqlite("keys") : await freshPglite("keys")),
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

const templates = new Map<Store, Promise<string>>();

async function makeTemplate(store: Store): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "thread-template-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, "template.db");
  await (await openDatabase(`sqlite:${path}`, { store })).close();
  return path;
}

async function freshSqlite(store: Store): Promise<Database> {
  const template = templates.get(store) ?? makeTemplate(store);
  templates.set(store, template);
  const path = join(freshFolder(), `${store}.db`);
  copyFileSync(await template, path);
  return openDatabase(`sqlite:${path}`, { store, migrate: false });
}

async function freshPglite(store: Store): Promise<Database> {
  const { openPglite, startPglite } = await import("~db/pglite-engine.server");
  const worker = globalThis as { pglite?: ReturnType<typeof startPglite>; pgliteSchemas?: number };
  worker.pglite ??= startPglite();
  worker.pgliteSchemas = (worker.pgliteSchemas ?? 0) + 1;
  const instance = await worker.pglite;
  const schema = `test_${worker.pgliteSchemas}`;
  const database = await openPglite(instance, schema, { migrations: readMigrations("postgres", store) });
  const close = async () => {
    await instance.exec(`DROP SCHEMA "${schema}" CASCADE`);
  };
  return { ...database, close };
}
