// The migrations as they lie in the repository, and the rule that decides which are still to be run.
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Engine } from "~/env.server";
import { OpeningRefused } from "~/server/why-not-ready";

export interface Migration {
  /** "0001_append_only": its place in the order and its subject. */
  name: string;
  hash: string;
  statements: string[];
}
export interface Applied {
  name: string;
  hash: string;
}

/** Which of the two databases: that of the house, or the keys'. */
export type Store = "main" | "keys";

export function readMigrations(engine: Engine, store: Store = "main", root = migrationsRoot()): Migration[] {
  const folder = store === "main" ? join(root, engine) : join(root, store, engine);
  const journal: { entries: { tag: string }[] } = JSON.parse(
    readFileSync(join(folder, "meta", "_journal.json"), "utf8"),
  );
  return journal.entries.map(({ tag }) => {
    const text = readFileSync(join(folder, `${tag}.sql`), "utf8");
    return {
      name: tag,
      hash: createHash("sha256").update(text).digest("hex"),
      statements: statementsOf(text),
    };
  });
}

/** Tables are not tied to the schema named public: PostgreSQL's search path decides, so that tests can have one each. */
function statementsOf(text: string): string[] {
  return text
    .split("--> statement-breakpoint")
    .map((statement) => statement.replaceAll('"public".', "").trim())
    .filter((statement) => statement !== "");
}

function migrationsRoot(): string {
  const root = join(process.cwd(), "migrations");
  if (!existsSync(root))
    throw new Error("The folder migrations/ is missing: start from the project's own folder.");
  return root;
}

/**
 * The migrations that remain. Throws in words where the database was made by a newer version of the tool,
 * or by a version whose history differs from this one's: neither may be guessed at.
 */
export function remaining(known: Migration[], applied: Applied[]): Migration[] {
  applied.forEach((each, i) => {
    const own = known[i];
    if (!own) {
      throw new OpeningRefused(
        "newer_database",
        `The database has the migration ${each.name}, which this version does not know: it was used by a newer version. Start that version, or restore a backup.`,
      );
    }
    if (own.name !== each.name || own.hash !== each.hash) {
      throw new OpeningRefused(
        "other_history",
        `The database has the migration ${each.name} in another form than this version's ${own.name}: they do not share a history.`,
      );
    }
  });
  return known.slice(applied.length);
}

export function refuseUnmigrated(missing: Migration[]): void {
  if (missing.length === 0) return;
  throw new OpeningRefused(
    "migration_missing",
    `The database lacks ${missing.length} migration(s), from ${missing[0]?.name}.`,
  );
}
