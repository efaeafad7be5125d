// SQLite as the house's database: one writer with its queue, and a read connection of its own.
import type { Database, Unit } from "./database";
import { appliedToSqlite, migrateSqlite } from "./migrate-sqlite.server";
import type { Migration } from "./migration-files.server";
import { openSqliteReader, openSqliteWriter } from "./sqlite-connection.server";
import { queriesOn } from "./sqlite-queries.server";
import { UnitScope } from "./unit-state.server";
import { type QueueLimits, WriterQueue } from "./writer-queue.server";

export interface SqliteOptions extends QueueLimits {
  migrations: Migration[];
  /** False: open as it is, and refuse where a migration is missing. */
  migrate?: boolean;
}

export function openSqlite(path: string, options: SqliteOptions): Database {
  const writer = openSqliteWriter(path);
  try {
    migrateSqlite(writer, options.migrations, options.migrate ?? true);
  } catch (error) {
    writer.close();
    throw error;
  }
  const reader = openSqliteReader(path);
  const scope = new UnitScope();
  const queue = new WriterQueue(writer, scope, options);
  const read = queriesOn(reader, {
    admit: () => scope.forbidInside("read"),
    failed: (fault) => fault,
  });
  return {
    engine: "sqlite",
    read,
    write: async <T>(unit: Unit<T>) => {
      scope.forbidInside("write");
      return queue.run(unit);
    },
    scrub: async () => {
      await queue.settled();
      writer.pragma("wal_checkpoint(TRUNCATE)");
    },
    health: async () => ({ engine: "sqlite", migration: appliedToSqlite(reader).at(-1)?.name ?? null }),
    close: async () => {
      await queue.close();
      reader.close();
      writer.close();
    },
  };
}
