// The only reader of the environment.

export type Engine = "sqlite" | "postgres";

/** The engine the schema is spelled for: DB_ENGINE, SQLite where nothing is said. */
export function databaseEngine(): Engine {
  const engine = process.env.DB_ENGINE ?? "sqlite";
  if (engine !== "sqlite" && engine !== "postgres") {
    throw new Error('DB_ENGINE must be "sqlite" or "postgres".');
  }
  return engine;
}
