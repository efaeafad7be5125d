// Drizzle's queries on PostgreSQL, through a gate that every statement must pass and one at a time.
import { types as pgliteTypes } from "@electric-sql/pglite";
import { drizzle as onServer } from "drizzle-orm/node-postgres";
import { PgPreparedQuery } from "drizzle-orm/pg-core";
import { drizzle as onPglite } from "drizzle-orm/pglite";
import pg from "pg";
import type { Queries } from "./database";
import { faultOfPostgres } from "./fault.server";
import type { Gate } from "./sqlite-queries.server";

type Send = (statement: unknown, ...rest: unknown[]) => Promise<unknown>;

// Drizzle's own error for a failed query repeats the values it carried, which may be personal data.
Object.assign(PgPreparedQuery.prototype, {
  queryWithCache: (_text: string, _values: unknown, send: () => Promise<unknown>) => send(),
});

// Counts and sums are numbers, as on SQLite. No column of the schema holds more than 53 bits.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number);
export const pgliteParsers = { [pgliteTypes.INT8]: Number, [pgliteTypes.NUMERIC]: Number };

export function queriesOnServer(send: Send, gate: Gate): Queries {
  return onServer({ client: gated(send, gate) as unknown as pg.Pool }) as unknown as Queries;
}

export function queriesOnPglite(send: Send, gate: Gate): Queries {
  return onPglite({ client: gated(send, gate) as never }) as unknown as Queries;
}

function gated(send: Send, gate: Gate): { query: Send } {
  const query: Send = async (...statement) => {
    gate.admit();
    try {
      return await send(...statement);
    } catch (error) {
      throw gate.failed(faultOfPostgres(error));
    }
  };
  return { query };
}

/** Sends statements of one connection after each other, also where they were asked for at once. */
export function oneAtATime(send: Send): Send {
  let last: Promise<unknown> = Promise.resolve();
  return (...statement) => {
    const mine = last.then(() => send(...statement));
    last = mine.catch(() => undefined);
    return mine;
  };
}
