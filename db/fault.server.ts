// What the engines say when they refuse, in one language. A fault names tables, columns and constraints
// and never a value: the drivers' own messages can carry personal data, so they go no further than here.

export type FaultKind =
  | "unique"
  | "foreign-key"
  | "check"
  | "not-null"
  | "refused-by-trigger"
  | "conflict"
  | "busy"
  | "full"
  | "read-only"
  | "other";

export class DatabaseFault extends Error {
  override readonly name = "DatabaseFault";
  constructor(
    readonly kind: FaultKind,
    /** The constraint, or SQLite's list of columns; for the log, not for a decision. */
    readonly place: string,
    readonly code: string,
  ) {
    super(`The database refused: ${kind}${place ? ` (${place})` : ""} [${code}]`);
  }
}

const sqliteKinds: Record<string, FaultKind> = {
  SQLITE_CONSTRAINT_UNIQUE: "unique",
  SQLITE_CONSTRAINT_PRIMARYKEY: "unique",
  SQLITE_CONSTRAINT_ROWID: "unique",
  SQLITE_CONSTRAINT_FOREIGNKEY: "foreign-key",
  SQLITE_CONSTRAINT_CHECK: "check",
  SQLITE_CONSTRAINT_NOTNULL: "not-null",
  SQLITE_CONSTRAINT_TRIGGER: "refused-by-trigger",
  SQLITE_BUSY: "busy",
  SQLITE_BUSY_SNAPSHOT: "busy",
  SQLITE_LOCKED: "busy",
  SQLITE_FULL: "full",
  SQLITE_READONLY: "read-only",
};

const postgresKinds: Record<string, FaultKind> = {
  "23505": "unique",
  "23503": "foreign-key",
  "23514": "check",
  "23502": "not-null",
  P0001: "refused-by-trigger",
  "40001": "conflict",
  "40P01": "conflict",
  "55P03": "busy",
  "57014": "busy",
  "53100": "full",
  "25006": "read-only",
};

/** The fault behind an error of better-sqlite3; any other error comes back as it is. */
export function faultOfSqlite(error: unknown): unknown {
  const { code, message } = error as { code?: unknown; message?: unknown };
  if (!(error instanceof Error) || typeof code !== "string" || !code.startsWith("SQLITE_")) return error;
  const [, place = ""] = /(?:constraint failed: |abort: )(.*)$/.exec(String(message)) ?? [];
  const kind = sqliteKinds[code] ?? "other";
  return new DatabaseFault(kind, kind === "refused-by-trigger" ? String(message) : place, code);
}

/** The fault behind an error of PostgreSQL; a lost connection and a programming error come back as they are. */
export function faultOfPostgres(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { code, constraint, table, column } = error as {
    code?: unknown;
    constraint?: string;
    table?: string;
    column?: string;
  };
  if (typeof code !== "string" || !/^[0-9A-Z]{5}$/.test(code)) return error;
  const kind = postgresKinds[code] ?? "other";
  const place =
    kind === "refused-by-trigger" ? error.message : [table, constraint ?? column].filter(Boolean).join(".");
  return new DatabaseFault(kind, place, code);
}
