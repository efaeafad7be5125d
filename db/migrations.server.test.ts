// The schema in code and the migrations on disk say the same on each engine, and each earlier version comes up to it.
import { getTableName, is, Table } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { databaseEngine } from "~/env.server";
import { schemaDrift } from "~test/factories/schema-drift";
import { unmigratedDatabase } from "~test/factories/unmigrated-database";
import { table, text } from "./dialect.server";
import * as keysSchema from "./keys-schema.server";
import { type Migration, readMigrations, remaining, type Store } from "./migration-files.server";
import * as mainSchema from "./schema.server";

const engine = databaseEngine();
const tablesIn = (schema: object) => Object.values(schema).filter((each) => is(each, Table));

interface Case {
  store: Store;
  schema: Record<string, unknown>;
  /** A row of an earlier version, which must be there after the upgrade. */
  row: string;
  kept: string;
}
const cases: Case[] = [
  {
    store: "main",
    schema: mainSchema,
    row: "INSERT INTO school_authority (id, name, legal_profile) VALUES ('old', 'Norra skolan', 'municipal')",
    kept: "SELECT name FROM school_authority",
  },
  {
    store: "keys",
    schema: keysSchema,
    row: "INSERT INTO wrapped_key (kind, owner_id, version) VALUES ('pupil', 'old', 1)",
    kept: "SELECT owner_id FROM wrapped_key",
  },
];

describe.each(cases)("the migrations of the $store database", ({ store, schema, row, kept }) => {
  const migrations = readMigrations(engine, store);

  it("say what the schema says: a generation would yield nothing", async () => {
    expect(tablesIn(schema).length).toBeGreaterThan(0);
    expect(await schemaDrift(engine, store, schema)).toEqual([]);
  });

  it("would be found wanting by that check, had a table been forgotten", async () => {
    const forgotten = table("forgotten", { id: text("id").primaryKey() });
    expect((await schemaDrift(engine, store, { ...schema, forgotten })).join()).toContain("forgotten");
  });

  it("drop nothing, and tie nothing to one schema", () => {
    const all = migrations.flatMap((migration) => migration.statements).join("\n");
    expect(all).toContain("CREATE TABLE");
    expect(all).not.toMatch(/\bDROP\b|"public"\./);
  });

  it("make the schema's tables and no other", async () => {
    const database = await unmigratedDatabase();
    await database.migrate(migrations);
    const made = (await database.tables()).filter((name) => name !== "migration");
    expect(made).toEqual(tablesIn(schema).map(getTableName).sort());
  });

  it.each(migrations.map((_, i) => i + 1))(
    "bring up a database that has the first %i, its rows kept",
    async (n) => {
      const [fresh, old] = [await unmigratedDatabase(), await unmigratedDatabase()];
      await fresh.migrate(migrations);
      await old.migrate(migrations.slice(0, n));
      await old.rows(row);
      const before = await old.rows(kept);
      await old.migrate(migrations);
      expect(await old.shape()).toEqual(await fresh.shape());
      expect(await old.rows(kept)).toEqual(before);
      expect(before).toHaveLength(1);
      expect(await old.applied()).toEqual(migrations.map(({ name, hash }) => ({ name, hash })));
    },
  );
});

describe("the register of contacts", () => {
  it("gives the rows from before it an id of their own each", async () => {
    const migrations = readMigrations(engine, "main");
    const database = await unmigratedDatabase();
    await database.migrate(migrations.slice(0, 2));
    for (const unit of ["Norra", "Södra"])
      await database.rows(
        `INSERT INTO contact_unit (municipality_code, unit, channel, source, checked_on, active) VALUES ('2282', '${unit}', 'phone_only', 'x', '2026-01-01', ${engine === "postgres" ? "true" : "1"})`,
      );
    await database.migrate(migrations);
    const ids = (await database.rows("SELECT id, version FROM contact_unit")) as { id: string }[];
    expect(new Set(ids.map((row) => row.id)).size).toBe(2);
    expect(ids.every((row) => /^[0-9a-f-]{36}$/.test(row.id))).toBe(true);
  });
});

const step = (name: string, ...statements: string[]): Migration => ({
  name,
  hash: `hash of ${name}`,
  statements,
});

describe("migrating", () => {
  const first = step("0000_first", "CREATE TABLE one (id text PRIMARY KEY)");
  const second = step("0001_second", "CREATE TABLE two (id text PRIMARY KEY)");

  it("runs what remains, once", async () => {
    const database = await unmigratedDatabase();
    await database.migrate([first]);
    await database.migrate([first, second]);
    await database.migrate([first, second]);
    expect(await database.tables()).toEqual(["migration", "one", "two"]);
  });

  it("leaves nothing of a migration that fails half-way, nor of those before it in the same run", async () => {
    const database = await unmigratedDatabase();
    const broken = step(
      "0001_broken",
      "CREATE TABLE two (id text PRIMARY KEY)",
      "CREATE TABLE two (id text)",
    );
    await expect(database.migrate([first, broken])).rejects.toThrow(/two/);
    expect(await database.tables()).toEqual([]);
    await database.migrate([first, second]);
    expect(await database.tables()).toEqual(["migration", "one", "two"]);
  });

  it("refuses a database of a newer version, untouched", async () => {
    const database = await unmigratedDatabase();
    await database.migrate([first, second]);
    await expect(database.migrate([first])).rejects.toThrow("0001_second, which this version does not know");
    expect(await database.tables()).toEqual(["migration", "one", "two"]);
  });

  it("refuses a database with another history", async () => {
    const database = await unmigratedDatabase();
    await database.migrate([first]);
    const changed = { ...first, hash: "another" };
    await expect(database.migrate([changed, second])).rejects.toThrow("do not share a history");
    expect(() => remaining([second], [{ name: first.name, hash: first.hash }])).toThrow(
      "do not share a history",
    );
  });

  it("refuses what lacks a migration where it may not migrate", async () => {
    const database = await unmigratedDatabase();
    await expect(database.migrate([first], false)).rejects.toThrow("lacks 1 migration(s), from 0000_first");
    expect(await database.tables()).toEqual([]);
    await database.migrate([first]);
    await database.migrate([first], false);
  });

  it("refuses to leave a reference without its row", async () => {
    const database = await unmigratedDatabase();
    const parents = step(
      "0000_parents",
      "CREATE TABLE parent (id text PRIMARY KEY)",
      "CREATE TABLE child (id text PRIMARY KEY, parent_id text REFERENCES parent(id))",
    );
    await database.migrate([parents]);
    const orphan = step("0001_orphan", "INSERT INTO child (id, parent_id) VALUES ('c', 'nobody')");
    await expect(database.migrate([parents, orphan])).rejects.toThrow(/reference|foreign key/);
    expect(await database.rows("SELECT id FROM child")).toEqual([]);
  });
});
