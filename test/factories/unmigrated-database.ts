// A database without a table, for the tests of migrations: brought up step by step and described whole.
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { onTestFinished } from "vitest";
import { databaseEngine } from "~/env.server";
import { appliedToPostgres, migratePostgres } from "~db/migrate-postgres.server";
import { appliedToSqlite, migrateSqlite } from "~db/migrate-sqlite.server";
import type { Applied, Migration } from "~db/migration-files.server";
import { openSqliteWriter } from "~db/sqlite-connection.server";
import { freshFolder } from "./database";
import { newSchemaName, sharedPglite } from "./pglite";

export interface UnmigratedDatabase {
  migrate(migrations: Migration[], run?: boolean): Promise<void>;
  applied(): Promise<Applied[]>;
  rows(statement: string): Promise<Record<string, unknown>[]>;
  tables(): Promise<string[]>;
  /** Every column, constraint, index, trigger and function, in words that two equal databases share. */
  shape(): Promise<string[]>;
}

export function unmigratedDatabase(): Promise<UnmigratedDatabase> {
  return databaseEngine() === "sqlite" ? onSqlite() : onPglite();
}

async function onSqlite(): Promise<UnmigratedDatabase> {
  const connection = openSqliteWriter(join(freshFolder(), "trial.db"));
  onTestFinished(() => void connection.close());
  const rows = async (statement: string) => {
    const prepared = connection.prepare(statement);
    if (prepared.reader) return prepared.all() as Record<string, unknown>[];
    prepared.run();
    return [];
  };
  return {
    rows,
    migrate: async (migrations, run = true) => migrateSqlite(connection, migrations, run),
    applied: async () => appliedToSqlite(connection),
    tables: async () =>
      (
        await rows(
          "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
        )
      ).map(({ name }) => String(name)),
    shape: async () =>
      (await rows("SELECT type, name, sql FROM sqlite_schema ORDER BY type, name")).map((row) =>
        JSON.stringify(row),
      ),
  };
}

const postgresShape = `
  SELECT 'column' AS kind, table_name || '.' || column_name AS name,
         data_type || ' ' || is_nullable || ' ' || coalesce(regexp_replace(column_default, 'test_[0-9]+', ''), '') AS body
    FROM information_schema.columns WHERE table_schema = current_schema()
  UNION ALL SELECT 'index', indexname, replace(indexdef, current_schema() || '.', '') FROM pg_indexes WHERE schemaname = current_schema()
  UNION ALL SELECT 'constraint', conname, replace(pg_get_constraintdef(oid), current_schema() || '.', '') FROM pg_constraint
    WHERE connamespace = current_schema()::regnamespace
  UNION ALL SELECT 'trigger', tgname, replace(pg_get_triggerdef(t.oid), current_schema() || '.', '')
    FROM pg_trigger t JOIN pg_class c ON c.oid = tgrelid
    WHERE relnamespace = current_schema()::regnamespace AND NOT tgisinternal
  UNION ALL SELECT 'function', proname, prosrc FROM pg_proc WHERE pronamespace = current_schema()::regnamespace
  ORDER BY 1, 2, 3`;

async function onPglite(): Promise<UnmigratedDatabase> {
  const instance = await sharedPglite();
  const schema = newSchemaName();
  await instance.exec(`CREATE SCHEMA "${schema}"`);
  onTestFinished(async () => void (await instance.exec(`DROP SCHEMA "${schema}" CASCADE`)));
  type Send = Parameters<typeof migratePostgres>[0];
  const inTransaction = async <T>(work: (send: Send) => Promise<T>) => {
    // The engine answers within the turn: without one in between the worker is deaf for as long as the file takes.
    await setImmediate();
    return instance.transaction(async (tx) => {
      await tx.exec(`SET LOCAL search_path = "${schema}"`);
      return work((text, values) => tx.query(text, values));
    });
  };
  const rows = (statement: string) =>
    inTransaction(async (send) => (await send(statement)).rows as Record<string, unknown>[]);
  return {
    rows,
    migrate: (migrations, run = true) => inTransaction((send) => migratePostgres(send, migrations, run)),
    applied: () => inTransaction(appliedToPostgres),
    tables: async () =>
      (
        await rows("SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema() ORDER BY 1")
      ).map(({ name }) => String(name)),
    shape: async () => (await rows(postgresShape)).map((row) => JSON.stringify(row)),
  };
}
