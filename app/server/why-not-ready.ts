// Why the house cannot be opened, or no longer answers: a code to act on and words for the one who runs the server. Judged
// by kinds and codes alone; no message of a driver, path, address or secret goes on. Pure: knows errors by their shape.

export type Part = "database" | "keys_database" | "master_key" | "bankid" | "channels" | "mail";

/** What was being opened when the cause arose. */
export class NotOpened extends Error {
  override readonly name = "NotOpened";
  constructor(
    readonly part: Part,
    cause: unknown,
  ) {
    super(cause instanceof Error ? cause.message : `The ${part} cannot be opened.`, { cause });
  }
}

/** What the house itself refuses; `code` is one of the reasons below. */
export class OpeningRefused extends Error {
  override readonly name = "OpeningRefused";
  constructor(
    readonly code: RefusedCode,
    message: string,
  ) {
    super(message);
  }
}

type RefusedCode =
  | "newer_database"
  | "other_history"
  | "migration_missing"
  | "other_installation"
  | "unfit_settings";

const reasons = {
  newer_database: "was used by a newer version: start that version, or restore a backup",
  other_history: "has migrations in another form than this version's: it is not this tool's, or was altered",
  migration_missing: "lacks a migration",
  other_installation: "belongs to another kind of installation: a demo's, say",
  unfit_settings: "has settings under which rows could be lost or sorted wrongly: see docs/operations.md",
  locked: "is locked by another process",
  disk_full: "has no room: the disk is full",
  read_only: "cannot be written: its files or its server are read-only",
  no_access: "may not be read or written by the server's user",
  not_found: "is not where the configuration says",
  damaged: "is damaged, or is no database of this kind: restore a backup",
  disk_fault: "cannot be read or written: the disk reports a fault",
  unreachable: "does not answer",
  refused: "refuses the user or the password",
  busy: "has no connection to spare, or is starting",
  unusable: "cannot be used",
} as const;

export type NotReadyCode = keyof typeof reasons;

const parts: Record<Part, string> = {
  database: "the database",
  keys_database: "the keys' database",
  master_key: "the master key's file",
  bankid: "what BankID needs",
  channels: "what the ways of delivery need",
  mail: "what mail needs",
};

const byCode: readonly (readonly [RegExp, NotReadyCode])[] = [
  [/^(SQLITE_BUSY|SQLITE_LOCKED|55P03)/, "locked"],
  [/^(SQLITE_FULL|ENOSPC|EDQUOT|53100)/, "disk_full"],
  [/^(SQLITE_READONLY|EROFS|25006)/, "read_only"],
  [/^(EACCES|EPERM|SQLITE_PERM|SQLITE_AUTH|42501)/, "no_access"],
  [/^(ENOENT|ENOTDIR|EISDIR|SQLITE_CANTOPEN|3D000)/, "not_found"],
  [/^(SQLITE_CORRUPT|SQLITE_NOTADB|XX001|XX002)/, "damaged"],
  [/^(SQLITE_IOERR|EIO|58030)/, "disk_fault"],
  [/^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EPIPE)/, "unreachable"],
  [/^(28P01|28000)/, "refused"],
  [/^(53300|57P0\d)/, "busy"],
];

/** "the keys' database is locked by another process", with its code. */
export function whyNotReady(error: unknown): { code: NotReadyCode; part: Part; reason: string } {
  const part = error instanceof NotOpened ? error.part : "database";
  const code = codeOf(error instanceof NotOpened ? error.cause : error);
  return { code, part, reason: `${parts[part]} ${reasons[code]}` };
}

function codeOf(error: unknown): NotReadyCode {
  if (error instanceof OpeningRefused) return error.code;
  const given = (error as { code?: unknown } | null)?.code;
  if (typeof given !== "string") return "unusable";
  return byCode.find(([pattern]) => pattern.test(given))?.[1] ?? "unusable";
}
