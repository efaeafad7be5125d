// PostgreSQL inside this process, for tests and trials: one connection, so it proves nothing about locks.
// Several databases share one instance, each in a schema of its own.
import { PGlite, type Transaction } from "@electric-sql/pglite";
import type { Database, Unit } from "./database";
import { faultOfPostgres } from "./fault.server";
import { appliedToPostgres, migratePostgres } from "./migrate-postgres.server";
import type { PostgresOptions } from "./postgres-engine.server";
import { oneAtATime, pgliteParsers, queriesOnPglite } from "./postgres-queries.server";
import { UNIT_LIMIT_MS, UnitScope, UnitState } from "./unit-state.server";

export function startPglite(): Promise<PGlite> {
  return PGlite.create({ parsers: pgliteParsers });
}

export async function openPglite(
  instance: PGlite,
  schema: string,
  options: PostgresOptions,
): Promise<Database> {
  const { unitMs = UNIT_LIMIT_MS } = options;
  const inTransaction = <T>(mode: string, work: (tx: Transaction) => Promise<T>): Promise<T> =>
    instance.transaction(async (tx) => {
      await tx.exec(
        `SET LOCAL search_path = "${schema}"; SET LOCAL timezone = 'UTC'; SET TRANSACTION ${mode}`,
      );
      return work(tx);
    });
  const reading = <T>(work: (tx: Transaction) => Promise<T>) => inTransaction("READ ONLY", work);

  await instance.exec(`CREATE SCHEMA IF NOT EXISTS "${schema}"`);
  await inTransaction("READ WRITE", (tx) =>
    migratePostgres((text, values) => tx.query(text, values), options.migrations, options.migrate ?? true),
  );

  const scope = new UnitScope();
  const read = queriesOnPglite(
    (...statement) => reading((tx) => (tx.query as (...s: unknown[]) => Promise<unknown>)(...statement)),
    { admit: () => scope.forbidInside("read"), failed: (fault) => fault },
  );
  const write = async <T>(unit: Unit<T>): Promise<T> => {
    scope.forbidInside("write");
    const state = new UnitState();
    const run = inTransaction("ISOLATION LEVEL SERIALIZABLE", (tx) => {
      const send = oneAtATime((...statement) =>
        (tx.query as (...s: unknown[]) => Promise<unknown>)(...statement),
      );
      const queries = queriesOnPglite(send, {
        admit: () => state.admit(),
        failed: (fault) => state.doom(fault),
      });
      return scope.enter(state, () => state.run(unit, queries, unitMs));
    });
    return run.catch((error) => {
      throw faultOfPostgres(error);
    });
  };
  return {
    engine: "postgres",
    read,
    write,
    scrub: async () => undefined,
    health: async () => ({
      engine: "postgres",
      migration:
        (await reading((tx) => appliedToPostgres((text, values) => tx.query(text, values)))).at(-1)?.name ??
        null,
    }),
    close: async () => undefined,
  };
}
