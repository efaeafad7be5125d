// A PostgreSQL server as the house's database. Units run serialisable, so that a check made inside one
// still holds when it commits, as with SQLite's single writer; a unit that collided is run again.
// Does not create the database, its role or its backups: docs/operations.md.
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { OpeningRefused } from "~/server/why-not-ready";
import type { Database, Unit } from "./database";
import { DatabaseFault, faultOfPostgres } from "./fault.server";
import { appliedToPostgres, migratePostgres } from "./migrate-postgres.server";
import type { Migration } from "./migration-files.server";
import { oneAtATime, queriesOnServer } from "./postgres-queries.server";
import { UNIT_LIMIT_MS, UnitScope, UnitState } from "./unit-state.server";

export interface PostgresOptions {
  migrations: Migration[];
  migrate?: boolean;
  /** Connections for reading, and as many for writing. */
  connections?: number;
  unitMs?: number;
}

/** So often at least, and so long: against one that writes the same row without a pause a unit can lose many times running. */
const ATTEMPTS = 10;
const LOSING_MS = 15_000;
const LONGEST_PAUSE_MS = 500;

export async function openPostgres(url: string, options: PostgresOptions): Promise<Database> {
  const { connections = 10, unitMs = UNIT_LIMIT_MS } = options;
  const limits = `-c timezone=UTC -c statement_timeout=${unitMs} -c idle_in_transaction_session_timeout=${unitMs}`;
  const { address, settings } = splitSettings(url);
  const pool = (more: string) => {
    const made = new pg.Pool({
      connectionString: address,
      max: connections,
      options: `${settings} ${limits}${more}`,
    });
    // A connection that breaks while idle is replaced; the next query tells where that cannot be done.
    made.on("error", () => undefined);
    return made;
  };
  const writers = pool("");
  const readers = pool(" -c default_transaction_read_only=on");
  const close = async () => {
    await Promise.all([readers.end(), writers.end()]);
  };
  try {
    await holding(writers, async (client) => {
      await requireDurability(client);
      await client.query("BEGIN");
      const send = (text: string, values?: unknown[]) => client.query(text, values);
      await migratePostgres(send, options.migrations, options.migrate ?? true);
      await client.query("COMMIT");
    });
  } catch (error) {
    await close();
    throw faultOfPostgres(error);
  }
  const scope = new UnitScope();
  const read = queriesOnServer(
    (...statement) => (readers.query as (...s: unknown[]) => Promise<unknown>)(...statement),
    {
      admit: () => scope.forbidInside("read"),
      failed: (fault) => fault,
    },
  );
  return {
    engine: "postgres",
    read,
    write: async (unit) => {
      scope.forbidInside("write");
      return untilItCommits(() => holding(writers, (client) => runUnit(client, unit, scope, unitMs)));
    },
    scrub: async () => undefined,
    health: async () => ({
      engine: "postgres",
      migration:
        (await appliedToPostgres((text, values) => readers.query(text, values))).at(-1)?.name ?? null,
    }),
    close,
  };
}

/** The address's own settings come first: the driver would let them take the place of the house's. */
function splitSettings(url: string): { address: string; settings: string } {
  const address = new URL(url);
  const settings = address.searchParams.get("options") ?? "";
  address.searchParams.delete("options");
  return { address: address.href, settings };
}

async function requireDurability(client: pg.PoolClient): Promise<void> {
  const { rows } = await client.query<ServerSettings>(
    `SELECT current_setting('synchronous_commit') AS sync, current_setting('fsync') AS fsync, datcollate AS collation
       FROM pg_database WHERE datname = current_database()`,
  );
  for (const settings of rows) requiredOfServer(settings);
}

interface ServerSettings {
  sync: string;
  fsync: string;
  collation: string;
}

/** Text must sort by code point as on SQLite, and an acknowledged row must be on disk. */
export function requiredOfServer({ sync, fsync, collation }: ServerSettings): void {
  if (sync === "off" || fsync === "off") {
    throw new OpeningRefused(
      "unfit_settings",
      "PostgreSQL is set to lose acknowledged rows: synchronous_commit and fsync must not be off.",
    );
  }
  if (!["C", "C.UTF-8", "C.utf8", "POSIX"].includes(collation)) {
    throw new OpeningRefused(
      "unfit_settings",
      `The database sorts by the locale ${collation}: create it with LOCALE 'C.UTF-8' TEMPLATE template0.`,
    );
  }
}

async function holding<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken = false;
  const note = () => {
    broken = true;
  };
  client.on("error", note);
  try {
    return await work(client);
  } finally {
    client.off("error", note);
    client.release(broken);
  }
}

async function runUnit<T>(
  client: pg.PoolClient,
  unit: Unit<T>,
  scope: UnitScope,
  unitMs: number,
): Promise<T> {
  const state = new UnitState();
  const send = oneAtATime((...statement) =>
    (client.query as (...s: unknown[]) => Promise<unknown>)(...statement),
  );
  const tx = queriesOnServer(send, { admit: () => state.admit(), failed: (fault) => state.doom(fault) });
  try {
    await client.query("BEGIN ISOLATION LEVEL SERIALIZABLE");
    const value = await scope.enter(state, () => state.run(unit, tx, unitMs));
    const { command } = await client.query("COMMIT");
    if (command !== "COMMIT") throw new DatabaseFault("other", "", "TRANSACTION_LOST");
    return value;
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined);
    throw faultOfPostgres(error);
  }
}

async function untilItCommits<T>(run: () => Promise<T>): Promise<T> {
  const began = performance.now();
  for (let attempt = 1; ; attempt++) {
    try {
      return await run();
    } catch (error) {
      const collided = error instanceof DatabaseFault && error.kind === "conflict";
      const enough = attempt >= ATTEMPTS && performance.now() - began > LOSING_MS;
      if (!collided || enough) throw error;
      await pause(Math.random() * Math.min(2 ** attempt, LONGEST_PAUSE_MS));
    }
  }
}
