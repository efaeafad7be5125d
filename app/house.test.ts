// What the one who runs the server is told when the house cannot be opened, with the causes as they really come.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { loader as healthz } from "~/routes/healthz";
import { freshFolder } from "~test/factories/database";
import { type Environment, readEnv } from "./env.server";
import { openHouse } from "./house.server";
import { whyNotReady } from "./server/why-not-ready";

const opened = vi.hoisted(() => ({ env: null as Environment | null }));
vi.mock("~/house.server", async (original) => {
  const real = await original<typeof import("./house.server")>();
  return { ...real, house: () => real.openHouse(opened.env as Environment) };
});

let folder: string;
let env: Environment;
beforeEach(() => {
  folder = freshFolder();
  env = readEnv({ APP_MODE: "test", DB_ENGINE: "sqlite", DATA_DIR: folder });
});

async function used(): Promise<void> {
  await (await openHouse(env)).close();
}

async function whyNot(): Promise<string> {
  const error = await openHouse(env).then(
    () => null,
    (fault: unknown) => fault,
  );
  const { code, part } = whyNotReady(error);
  return error === null ? "opened" : `${part} ${code}`;
}

function inDatabase(work: (db: Sqlite.Database) => void): void {
  const db = new Sqlite(join(folder, "main.db"));
  work(db);
  db.close();
}

describe("a house that cannot be opened", () => {
  it.each([
    [
      "another installation's",
      (db: Sqlite.Database) => db.exec("UPDATE installation SET mode = 'demo'"),
      "other_installation",
    ],
    [
      "used by a newer version",
      (db: Sqlite.Database) => db.exec("INSERT INTO migration (name, hash) VALUES ('9999_later', 'x')"),
      "newer_database",
    ],
    [
      "of another history",
      (db: Sqlite.Database) => db.exec("UPDATE migration SET hash = 'x' WHERE position = 1"),
      "other_history",
    ],
  ])("tells a database that is %s", async (_what, change, code) => {
    await used();
    expect(await whyNot()).toBe("opened");
    inDatabase(change);
    expect(await whyNot()).toBe(`database ${code}`);
  });

  it("tells a damaged database, and a keys' database that is somewhere else", async () => {
    await used();
    writeFileSync(
      join(folder, "main.db"),
      "no database at all, but long enough to be read as a header. ".repeat(20),
    );
    expect(await whyNot()).toBe("database damaged");
    env = { ...env, databaseUrl: `sqlite:${join(folder, "other.db")}` };
    mkdirSync(join(folder, "taken.db"));
    env.keysDatabaseUrl = `sqlite:${join(folder, "taken.db")}`;
    expect(await whyNot()).toBe("keys_database not_found");
  });

  it("tells a lock that another process holds", async () => {
    await used();
    const other = new Sqlite(join(folder, "main.db"));
    other.pragma("journal_mode = DELETE");
    other.exec("BEGIN EXCLUSIVE");
    expect(await whyNot()).toBe("database locked");
    other.close();
  });

  it("tells a master key that is none", async () => {
    await used();
    writeFileSync(env.masterKeyFile, "too short");
    expect(await whyNot()).toBe("master_key unusable");
  });
});

describe("/healthz", () => {
  it("answers 200 with engine, version, migration and the runner; 503 with a code and words where not ready", async () => {
    opened.env = env;
    const well = await healthz();
    expect([well.status, await well.json()]).toEqual([
      200,
      {
        engine: "sqlite",
        version: expect.any(String),
        migration: expect.stringMatching(/^\d{4}_/),
        runner: "not_started",
      },
    ]);
    inDatabase((db) => db.exec("INSERT INTO migration (name, hash) VALUES ('9999_later', 'x')"));
    const ill = await healthz();
    expect([ill.status, await ill.json()]).toEqual([
      503,
      {
        code: "newer_database",
        reason: "the database was used by a newer version: start that version, or restore a backup",
      },
    ]);
  });
});
