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

  it("drop nothing but a table that the same step has built anew with its rows, and tie nothing to one schema", () => {
    const all = migrations.flatMap((migration) => migration.statements).join("\n");
    expect(all).toContain("CREATE TABLE");
    expect(all).not.toContain('"public".');
    for (const { name, statements } of migrations) expect(dropped(statements), name).toEqual([]);
  });

  it("make the schema's tables and no other", async () => {
    const database = await unmigratedDatabase();
    await database.migrate(migrations);
    const made = (await database.tables()).filter((name) => name !== "migration");
    expect(made).toEqual(tablesIn(schema).map(getTableName).sort());
  });

  let whole: Promise<string[]> | null = null;
  const madeAtOnce = async () => {
    const fresh = await unmigratedDatabase();
    await fresh.migrate(migrations);
    return fresh.shape();
  };

  it.each(migrations.map((_, i) => i + 1))(
    "bring up a database that has the first %i, its rows kept",
    async (n) => {
      whole ??= madeAtOnce();
      const old = await unmigratedDatabase();
      await old.migrate(migrations.slice(0, n));
      await old.rows(row);
      const before = await old.rows(kept);
      await old.migrate(migrations);
      expect(await old.shape()).toEqual(await whole);
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

/**
 * What the statements take away for good. A table whose rows were copied into its successor is not lost, nor a rule of
 * uniqueness that stands anew under the same name: no row is touched.
 */
function dropped(statements: string[]): string[] {
  return statements.filter((statement, i) => {
    if (!/\bDROP\b(?! NOT NULL)/.test(statement)) return false;
    const rule = /^(?:DROP INDEX `|ALTER TABLE "\w+" DROP CONSTRAINT ")(\w+)[`"];?$/.exec(statement)?.[1];
    const anew = new RegExp(
      `^(CREATE UNIQUE INDEX \`${rule}\` |ALTER TABLE "\\w+" ADD CONSTRAINT "${rule}" UNIQUE)`,
    );
    if (rule && statements.slice(i + 1).some((s) => anew.test(s))) return false;
    const table = /^DROP TABLE `(\w+)`;?$/.exec(statement)?.[1];
    const copy = new RegExp(`INSERT INTO \`__new_${table}\`[^;]* FROM \`${table}\`;?$`);
    const successor = `ALTER TABLE \`__new_${table}\` RENAME TO \`${table}\``;
    return !(
      statements.slice(0, i).some((s) => copy.test(s)) &&
      statements.slice(i).some((s) => s.startsWith(successor))
    );
  });
}

describe("what counts as dropping", () => {
  const copied = 'INSERT INTO `__new_one`("id") SELECT "id" FROM `one`;';
  const renamed = "ALTER TABLE `__new_one` RENAME TO `one`;";
  it.each([
    ["a table", ["DROP TABLE `one`;"]],
    ["a table that is built anew without its rows", ["DROP TABLE `one`;", renamed]],
    ["a table whose copy takes another's place", [copied, "DROP TABLE `one`;"]],
    ["a column", ['ALTER TABLE "one" DROP COLUMN "id";']],
    ["a rule of uniqueness", ["DROP INDEX `one_id`;", "CREATE UNIQUE INDEX `two_id` ON `two` (`id`);"]],
    ["a rule of uniqueness of a table", ['ALTER TABLE "one" DROP CONSTRAINT "one_id";']],
  ])("%s is dropped", (_what, statements) => {
    expect(dropped(statements)).toHaveLength(1);
  });
  it("a table built anew with its rows is not", () => {
    expect(dropped([copied, "DROP TABLE `one`;", renamed])).toEqual([]);
    expect(dropped(['ALTER TABLE "one" ALTER COLUMN "id" DROP NOT NULL;'])).toEqual([]);
    const wider = 'ALTER TABLE "one" ADD CONSTRAINT "one_id" UNIQUE("id","of");';
    expect(dropped(['ALTER TABLE "one" DROP CONSTRAINT "one_id";', wider])).toEqual([]);
    expect(dropped(["DROP INDEX `one_id`;", "CREATE UNIQUE INDEX `one_id` ON `one` (`id`,`of`);"])).toEqual(
      [],
    );
  });
});

/** A report with all that refers to it, as version 0001 had it. */
const aReportOf0001 = () => {
  const [bytes, moment, no] =
    engine === "sqlite"
      ? ["x'01ff'", "1763816400000", "0"]
      : ["'\\x01ff'", "'2025-11-22T13:00:00Z'", "false"];
  return [
    "INSERT INTO school_authority (id, name, legal_profile) VALUES ('a1', 'Norra skolan', 'municipal')",
    "INSERT INTO school_unit (id, authority_id, name, kind, municipality_code) VALUES ('u1', 'a1', 'Norrskolan', 'compulsory', '2282')",
    "INSERT INTO account (id, kind, authority_id, name) VALUES ('k1', 'staff', 'a1', 'Maria Ek')",
    "INSERT INTO pupil (id, authority_id, school_unit_id, given_name, family_name, name_key, sex, protection) VALUES ('p1', 'a1', 'u1', 'Alva', 'Lindqvist', 'alva lindqvist', 'female', 'none')",
    `INSERT INTO report (id, reference, authority_id, school_unit_id, pupil_id, created_by, status, form_version, language, acute, receiver_code, sealed_route_reason, created_at, updated_at, version)
       VALUES ('r1', '7KQ-M4XH', 'a1', 'u1', 'p1', 'k1', 'draft', 1, 'sv', ${no}, '2282', ${bytes}, ${moment}, ${moment}, 4)`,
    `INSERT INTO report_author (report_id, account_id, added_at) VALUES ('r1', 'k1', ${moment})`,
    `INSERT INTO report_field (report_id, field, sealed_value, version, updated_by, updated_at) VALUES ('r1', 'observations', ${bytes}, 1, 'k1', ${moment})`,
    `INSERT INTO report_document (id, report_id, number, sealed_pdf, sealed_data, sha256, state_digest, created_at) VALUES ('d1', 'r1', 1, ${bytes}, ${bytes}, 'ab', 'cd', ${moment})`,
  ];
};

describe("a report of before its pupil could be unknown", () => {
  const migrations = readMigrations(engine);
  const upgraded = async () => {
    const database = await unmigratedDatabase();
    const before = migrations.filter(({ name }) => name <= "0001_append_only");
    await database.migrate(before);
    for (const statement of aReportOf0001()) await database.rows(statement);
    const was = await database.rows("SELECT * FROM report");
    await database.migrate(migrations);
    return { database, was };
  };

  it("is kept whole, with what refers to it", async () => {
    const { database, was } = await upgraded();
    const [row] = await database.rows("SELECT * FROM report");
    expect(was).toHaveLength(1);
    expect(row).toMatchObject(was[0] ?? {});
    expect(row).toMatchObject({ routed_by: null, routed_at: null, entries_by: null, entries_at: null });
    const children = await database.rows(
      "SELECT a.account_id, f.field, d.number FROM report r JOIN report_author a ON a.report_id = r.id JOIN report_field f ON f.report_id = r.id JOIN report_document d ON d.report_id = r.id",
    );
    expect(children).toHaveLength(1);
  });

  it("stands under the same rules as before, but for its pupil", async () => {
    const { database } = await upgraded();
    const copy = (columns: string, values: string) =>
      database.rows(
        `INSERT INTO report (id, authority_id, school_unit_id, created_by, status, form_version, language, created_at, updated_at, version, ${columns}) SELECT 'r2', authority_id, school_unit_id, created_by, status, form_version, language, created_at, updated_at, version, ${values} FROM report WHERE id = 'r1'`,
      );
    await expect(copy("reference, pupil_id", "reference, NULL")).rejects.toThrow(/unique/i);
    await expect(copy("reference, pupil_id", "'8KQ-M4XH', 'nobody'")).rejects.toThrow(/foreign key/i);
    await expect(database.rows("UPDATE report_author SET report_id = 'no-such-report'")).rejects.toThrow(
      /foreign key/i,
    );
    await expect(database.rows("UPDATE report_document SET number = 2")).rejects.toThrow("never changed");
    await copy("reference, pupil_id", "'8KQ-M4XH', NULL");
    expect(await database.rows("SELECT id FROM report WHERE pupil_id IS NULL")).toEqual([{ id: "r2" }]);
  });
});

describe("a received report from before the reception's lists", () => {
  it("comes up marked as having neither a place in them nor look-ups: the runner fills them in", async () => {
    const migrations = readMigrations(engine, "main");
    const before = migrations.findIndex(({ name }) => name === "0005_reception");
    expect(before).toBeGreaterThan(0);
    const database = await unmigratedDatabase();
    await database.migrate(migrations.slice(0, before));
    const [no, moment, blob] =
      engine === "sqlite" ? ["0", "1790000000000", "x'00'"] : ["false", "'2026-09-21T13:33:20Z'", "'\\x00'"];
    await database.rows(`INSERT INTO received_report (id, municipality_code, secrecy_area, reference, way_in,
      received_at, acute, protected_identity, sealed_content, sex, age_group, categories, reporter_kind, status,
      feedback_requested, version) VALUES ('old', '2282', 'social_services:2282', '7KQ-M4XH', 'tool', ${moment},
      ${no}, ${no}, ${blob}, 'girl', '7-9', '[]', 'school', 'investigating', ${no}, 3)`);
    await database.migrate(migrations);
    const [row] = await database.rows(
      "SELECT stage, due_on, queue_key, name_lookup, lookups_made, version FROM received_report",
    );
    expect(row).toMatchObject({ stage: "todo", due_on: null, queue_key: "", name_lookup: null, version: 3 });
    expect(Number(row?.lookups_made)).toBe(0);
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
