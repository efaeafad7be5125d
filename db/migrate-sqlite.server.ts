// Brings a SQLite database up to this version: all that remains in one transaction, or nothing.
import { type Applied, type Migration, refuseUnmigrated, remaining } from "./migration-files.server";
import { type SqliteConnection, WRITER_BUSY_MS } from "./sqlite-connection.server";

export function migrateSqlite(connection: SqliteConnection, known: Migration[], run: boolean): void {
  if (!run) {
    refuseUnmigrated(remaining(known, appliedToSqlite(connection)));
    return;
  }
  // Rebuilding a table needs the references unchecked while it lasts, which can only be said outside a transaction.
  connection.pragma("foreign_keys = OFF");
  connection.pragma("busy_timeout = 10000");
  try {
    connection.exec("BEGIN IMMEDIATE");
    const missing = remaining(known, appliedToSqlite(connection));
    if (missing.length > 0) {
      apply(connection, missing);
      const broken = connection.pragma("foreign_key_check") as unknown[];
      if (broken.length > 0)
        throw new Error(`The migration would leave ${broken.length} broken reference(s).`);
    }
    connection.exec("COMMIT");
  } finally {
    if (connection.inTransaction) connection.exec("ROLLBACK");
    connection.pragma("foreign_keys = ON");
    connection.pragma(`busy_timeout = ${WRITER_BUSY_MS}`);
  }
}

function apply(connection: SqliteConnection, missing: Migration[]): void {
  connection.exec(
    "CREATE TABLE IF NOT EXISTS migration (position integer PRIMARY KEY, name text NOT NULL, hash text NOT NULL)",
  );
  const note = connection.prepare("INSERT INTO migration (name, hash) VALUES (?, ?)");
  for (const { name, hash, statements } of missing) {
    for (const statement of statements) connection.exec(statement);
    note.run(name, hash);
  }
}

export function appliedToSqlite(connection: SqliteConnection): Applied[] {
  const known = connection
    .prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'migration'")
    .get();
  return known
    ? (connection.prepare("SELECT name, hash FROM migration ORDER BY position").all() as Applied[])
    : [];
}
