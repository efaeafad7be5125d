// Compares a schema in code with the newest snapshot of its migrations, by drizzle-kit's own reckoning.
// The test of migrations holds the two together with it.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Engine } from "~/env.server";
import { readMigrations, type Store } from "~db/migration-files.server";

/** The statements that a generation would write now; none where schema and migrations agree. */
export async function schemaDrift(
  engine: Engine,
  store: Store,
  schema: Record<string, unknown>,
): Promise<string[]> {
  // Its ESM form requires at run time, which Node refuses.
  const kit = createRequire(import.meta.url)("drizzle-kit/api") as typeof import("drizzle-kit/api");
  const last = readMigrations(engine, store).at(-1)?.name.slice(0, 4);
  const folder = join("migrations", store === "main" ? "" : store, engine);
  const before = JSON.parse(readFileSync(join(folder, "meta", `${last}_snapshot.json`), "utf8"));
  return engine === "sqlite"
    ? kit.generateSQLiteMigration(before, await kit.generateSQLiteDrizzleJson(schema))
    : kit.generateMigration(before, kit.generateDrizzleJson(schema));
}
