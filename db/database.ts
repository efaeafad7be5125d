// What the rest of the house sees of a database, whichever engine is beneath it.
import type { BaseSQLiteDatabase } from "drizzle-orm/sqlite-core";
import type { Engine } from "~/env.server";

/**
 * Queries that mean the same on both engines. Await them, and ask for rows with `.returning()`;
 * `.get`, `.all`, `.run`, row counts and raw statements exist on one engine alone.
 */
export type Queries = Pick<
  BaseSQLiteDatabase<"async", unknown>,
  "select" | "selectDistinct" | "insert" | "update" | "delete" | "with" | "$with"
>;

/** A unit of work. It awaits the database alone and reads through `tx`, and may be run more than once. */
export type Unit<T> = (tx: Queries) => Promise<T>;

export interface Health {
  engine: Engine;
  /** The newest migration the database has, or null in an empty one. */
  migration: string | null;
}

export interface Database {
  readonly engine: Engine;
  /** Reads what has been committed; cannot write. Refuses to be used inside a unit. */
  readonly read: Queries;
  /**
   * Runs the unit as one transaction and resolves when its rows are durable. All of it happens or nothing;
   * a query that fails ends the unit even when the unit catches the error. Rejects with a DatabaseFault
   * where the database refused, with the unit's own error where the unit threw.
   */
  write<T>(unit: Unit<T>): Promise<T>;
  /** Takes what was deleted or overwritten out of SQLite's log too. PostgreSQL's log is the server's own matter. */
  scrub(): Promise<void>;
  health(): Promise<Health>;
  close(): Promise<void>;
}
