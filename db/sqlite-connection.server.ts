// Opens SQLite with every setting said and checked, on each connection. What each is for: decision 0003.
import { chmodSync, closeSync, mkdirSync, openSync } from "node:fs";
import { dirname } from "node:path";
import Sqlite from "better-sqlite3";

export type SqliteConnection = Sqlite.Database;

/** Setting, the value written, and the value the database must then report. */
const settings: [name: string, value: string, reported: unknown][] = [
  ["synchronous", "FULL", 2],
  ["fullfsync", "ON", 1],
  ["checkpoint_fullfsync", "ON", 1],
  ["foreign_keys", "ON", 1],
  ["trusted_schema", "OFF", 0],
  ["recursive_triggers", "ON", 1],
  ["secure_delete", "ON", 1],
  ["cell_size_check", "ON", 1],
  ["temp_store", "MEMORY", 2],
];

/** The writer waits for another process's lock in its queue, where the event loop stays free (milliseconds). */
export const WRITER_BUSY_MS = 20;
const READER_BUSY_MS = 250;

const busy = (ms: number): (typeof settings)[number] => ["busy_timeout", String(ms), ms];

export function openSqliteWriter(path: string): SqliteConnection {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  closeSync(openSync(path, "a", 0o600));
  chmodSync(path, 0o600);
  const connection = new Sqlite(path);
  const mode = connection.pragma("journal_mode = WAL", { simple: true });
  if (mode !== "wal")
    throw new Error(`SQLite would not use write-ahead logging here (it answered "${mode}").`);
  return applySettings(connection, [busy(WRITER_BUSY_MS)]);
}

/** A connection that cannot write. The writer must have been opened first. */
export function openSqliteReader(path: string): SqliteConnection {
  const connection = new Sqlite(path, { readonly: true, fileMustExist: true });
  return applySettings(connection, [busy(READER_BUSY_MS), ["query_only", "ON", 1]]);
}

function applySettings(connection: SqliteConnection, more: typeof settings): SqliteConnection {
  const all = [...settings, ...more];
  for (const [name, value] of all) connection.pragma(`${name} = ${value}`);
  // Settings of the page cache take hold, and are reported truly, only once the file has been read.
  connection.prepare("select count(*) from sqlite_schema").get();
  for (const [name, value] of all) connection.pragma(`${name} = ${value}`);
  for (const [name, , reported] of all) {
    const answer = connection.pragma(name, { simple: true });
    if (answer !== reported) {
      connection.close();
      throw new Error(`SQLite did not accept its setting ${name}: it reports ${answer}, not ${reported}.`);
    }
  }
  return connection;
}
