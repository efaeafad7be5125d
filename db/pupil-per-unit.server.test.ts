// A pupil of an authority stands once at each of its school units: what stood before is kept.
import { describe, expect, it } from "vitest";
import { databaseEngine } from "~/env.server";
import { unmigratedDatabase } from "~test/factories/unmigrated-database";
import { readMigrations } from "./migration-files.server";

const engine = databaseEngine();

describe("a pupil from before each school unit had a record of its own", () => {
  it("stands as it was, may stand at another unit too, and never twice at one", async () => {
    const migrations = readMigrations(engine, "main");
    const database = await unmigratedDatabase();
    const at = migrations.findIndex(({ name }) => name === "0028_pupil_per_unit");
    expect(at).toBeGreaterThan(0);
    await database.migrate(migrations.slice(0, at));
    await database.rows(
      "INSERT INTO school_authority (id, name, legal_profile) VALUES ('a1', 'Norra skolan', 'municipal')",
    );
    for (const unit of ["u1", "u2"])
      await database.rows(
        `INSERT INTO school_unit (id, authority_id, name, kind, municipality_code) VALUES ('${unit}', 'a1', 'Norrskolan', 'compulsory', '2282')`,
      );
    const put = (id: string, unit: string) =>
      database.rows(
        `INSERT INTO pupil (id, authority_id, school_unit_id, external_id, given_name, family_name, name_key, sex, protection) VALUES ('${id}', 'a1', '${unit}', 'e1', 'Alva', 'Lindqvist', 'alva lindqvist', 'female', 'none')`,
      );
    await put("p1", "u1");
    await expect(put("p2", "u2")).rejects.toThrow(/unique/i);
    const was = await database.rows("SELECT * FROM pupil");
    await database.migrate(migrations);
    expect(await database.rows("SELECT * FROM pupil")).toMatchObject(was);
    await put("p2", "u2");
    await expect(put("p3", "u1")).rejects.toThrow(/unique/i);
    expect(await database.rows("SELECT id FROM pupil ORDER BY id")).toEqual([{ id: "p1" }, { id: "p2" }]);
  });
});
