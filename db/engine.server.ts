// Opens a database by its URL: "sqlite:<path>", "postgres://…" (or "postgresql://…"), or "pglite:" for one
// in memory. The schema is spelled for DB_ENGINE when it is loaded, so the two must agree.
import { databaseEngine } from "~/env.server";
import type { Database } from "./database";
import { readMigrations, type Store } from "./migration-files.server";

export interface OpenOptions {
  store?: Store;
  /** False: do not migrate; a database that lacks a migration is refused. */
  migrate?: boolean;
}

export async function openDatabase(
  url: string,
  { store = "main", migrate = true }: OpenOptions = {},
): Promise<Database> {
  const scheme = /^([a-z]+):/.exec(url)?.[1];
  const engine = scheme === "sqlite" ? "sqlite" : "postgres";
  if (!scheme || !["sqlite", "postgres", "postgresql", "pglite"].includes(scheme)) {
    throw new Error("A database's address begins with sqlite:, postgres:// or pglite:.");
  }
  if (engine !== databaseEngine()) {
    throw new Error(`The address names ${engine}, but DB_ENGINE is ${databaseEngine()}: set them alike.`);
  }
  const options = { migrations: readMigrations(engine, store), migrate };
  if (engine === "sqlite") {
    const { openSqlite } = await import("./sqlite-engine.server");
    return openSqlite(url.slice("sqlite:".length), options);
  }
  if (scheme === "pglite") {
    const { openPglite, startPglite } = await import("./pglite-engine.server");
    const instance = await startPglite();
    const database = await openPglite(instance, "public", options);
    return { ...database, close: () => instance.close() };
  }
  const { openPostgres } = await import("./postgres-engine.server");
  return openPostgres(url, options);
}
