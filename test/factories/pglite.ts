// The in-process PostgreSQL of one test worker, and schemas in it.
import type { PGlite } from "@electric-sql/pglite";

/** Modules are loaded anew for each file; what a worker keeps between its files hangs on the process. */
const kept = globalThis as typeof globalThis & {
  __pgliteOfThisWorker?: { instance?: Promise<PGlite>; schemas: number };
};
kept.__pgliteOfThisWorker ??= { schemas: 0 };
const worker = kept.__pgliteOfThisWorker;

export async function sharedPglite(): Promise<PGlite> {
  const { startPglite } = await import("~db/pglite-engine.server");
  worker.instance ??= startPglite();
  return worker.instance;
}

export function newSchemaName(): string {
  return `test_${++worker.schemas}`;
}

/** Deletes every row but the migrations', the append-only tables' triggers asleep, and starts numbers anew. */
export async function emptySchema(
  send: (text: string, values?: unknown[]) => Promise<unknown>,
  schema: string,
): Promise<void> {
  const { rows } = (await send(
    `SELECT quote_ident(relname) AS name, relkind AS kind FROM pg_class
      WHERE relnamespace = $1::regnamespace AND relkind IN ('r', 'S') AND relname NOT LIKE 'migration%'`,
    [schema],
  )) as { rows: { name: string; kind: "r" | "S" }[] };
  const statements = rows.map(({ name, kind }) =>
    kind === "r" ? `DELETE FROM "${schema}".${name};` : `ALTER SEQUENCE "${schema}".${name} RESTART;`,
  );
  await send(`DO $$ BEGIN SET LOCAL session_replication_role = replica; ${statements.join("")} END $$`);
}
