// The in-process PostgreSQL of one test worker, and schemas in it.
import type { PGlite } from "@electric-sql/pglite";

const worker: { instance?: Promise<PGlite>; schemas: number } = { schemas: 0 };

export async function sharedPglite(): Promise<PGlite> {
  const { startPglite } = await import("~db/pglite-engine.server");
  worker.instance ??= startPglite();
  return worker.instance;
}

export function newSchemaName(): string {
  return `test_${++worker.schemas}`;
}

/** Deletes every row but the migrations', the append-only tables' triggers asleep, and starts numbers anew. */
export async function emptySchema(instance: PGlite, schema: string): Promise<void> {
  const { rows } = await instance.query<{ name: string; kind: "r" | "S" }>(
    `SELECT quote_ident(relname) AS name, relkind AS kind FROM pg_class
      WHERE relnamespace = $1::regnamespace AND relkind IN ('r', 'S') AND relname NOT LIKE 'migration%'`,
    [schema],
  );
  const statements = rows.map(({ name, kind }) =>
    kind === "r" ? `DELETE FROM "${schema}".${name};` : `ALTER SEQUENCE "${schema}".${name} RESTART;`,
  );
  await instance.exec(
    `SET session_replication_role = replica; ${statements.join("")} SET session_replication_role = origin`,
  );
}
