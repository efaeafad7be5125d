// Drizzle's queries on one SQLite connection, through a gate that every statement must pass.
import type { Database as Sqlite, Statement } from "better-sqlite3";
import { BetterSQLiteSession } from "drizzle-orm/better-sqlite3";
import { BaseSQLiteDatabase, SQLiteSyncDialect } from "drizzle-orm/sqlite-core";
import type { Queries } from "./database";
import { faultOfSqlite } from "./fault.server";
import type { SqliteConnection } from "./sqlite-connection.server";

export interface Gate {
  /** Throws where the statement may not be sent. */
  admit(): void;
  /** Told of a statement that failed; answers the error to throw. */
  failed(fault: unknown): unknown;
}

const dialect = new SQLiteSyncDialect();

export function queriesOn(connection: SqliteConnection, gate: Gate): Queries {
  const passing = <T>(step: () => T): T => {
    gate.admit();
    try {
      return step();
    } catch (error) {
      throw gate.failed(faultOfSqlite(error));
    }
  };
  const gated = (statement: Statement): unknown => ({
    run: (...values: unknown[]) => passing(() => statement.run(...values)),
    all: (...values: unknown[]) => passing(() => statement.all(...values)),
    get: (...values: unknown[]) => passing(() => statement.get(...values)),
    raw: () => gated(statement.raw()),
  });
  const client = { prepare: (text: string) => passing(() => gated(connection.prepare(text))) };
  const session = new BetterSQLiteSession(client as unknown as Sqlite, dialect, undefined);
  return new BaseSQLiteDatabase("sync", dialect, session, undefined) as unknown as Queries;
}
