// The one file that knows how the two engines spell a column. The schema is written once on these
// names, typed as SQLite's, and drizzle-kit and the queries see PostgreSQL's where that is in use.
// It does not hide what differs in behaviour beyond this: see decision 0002.
import { type Column, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import * as pg from "drizzle-orm/pg-core";
import * as lite from "drizzle-orm/sqlite-core";
import { databaseEngine } from "../app/env.server";

export { sql } from "drizzle-orm";

const onPostgres = databaseEngine() === "postgres";

function either<T>(sqlite: T, postgres: unknown): T {
  return onPostgres ? (postgres as T) : sqlite;
}

export const table = either(lite.sqliteTable, pg.pgTable);
export const index = either(lite.index, pg.index);
export const unique = either(lite.unique, pg.unique);
export const check = either(lite.check, pg.check);
export const primaryKey = either(lite.primaryKey, pg.primaryKey);

/** Text. With `enum` the column is typed as one of those (add a `check` to have the engine hold it too). */
export function text<V extends string, const E extends Readonly<[V, ...V[]]>>(
  name: string,
  config: { enum?: E } = {},
) {
  const { enum: values } = config;
  return either(lite.text(name, { enum: values as E }), pg.text(name, { enum: values as E }));
}

/** A whole number of at most 53 bits, on both engines. */
export function int(name: string) {
  return either(lite.integer(name), pg.bigint(name, { mode: "number" }));
}

/** A rising whole number chosen by the engine, as the primary key. Gaps are possible on both engines. */
export function seq(name: string) {
  return either(
    lite.integer(name).primaryKey({ autoIncrement: true }),
    pg.bigserial(name, { mode: "number" }).primaryKey(),
  );
}

export function bool(name: string) {
  return either(lite.integer(name, { mode: "boolean" }), pg.boolean(name));
}

/** A point in time to the millisecond, as a Date. Take its maximum with drizzle's `max`, never with raw SQL. */
export function instant(name: string) {
  return either(
    lite.integer(name, { mode: "timestamp_ms" }),
    pg.timestamp(name, { withTimezone: true, precision: 3, mode: "date" }),
  );
}

/** JSON that keeps the order of its keys (so no jsonb), and cannot be compared, grouped or made distinct. */
export function json<T>(name: string) {
  return either(lite.text(name, { mode: "json" }).$type<T>(), pg.json(name));
}

const plainBytes = (value: Uint8Array) => new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
const driverBytes = (value: Uint8Array) => Buffer.from(value.buffer, value.byteOffset, value.byteLength);

const liteBytes = lite.customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType: () => "blob",
  fromDriver: plainBytes,
  toDriver: driverBytes,
});
const pgBytes = pg.customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType: () => "bytea",
  fromDriver: plainBytes,
  toDriver: driverBytes,
});

/** Bytes, always as a plain Uint8Array. */
export function bytes(name: string) {
  return either(liteBytes(name), pgBytes(name));
}

/** True where the column holds `part`, letter case included. LIKE is not used: its case differs by engine. */
export function contains(column: Column | SQLWrapper, part: string): SQL<boolean> {
  return onPostgres
    ? sql<boolean>`strpos(${column}, ${part}) > 0`
    : sql<boolean>`instr(${column}, ${part}) > 0`;
}

/** True where the column begins with `start`, letter case included. */
export function startsWith(column: Column | SQLWrapper, start: string): SQL<boolean> {
  return sql<boolean>`substr(${column}, 1, length(${start})) = ${start}`;
}
