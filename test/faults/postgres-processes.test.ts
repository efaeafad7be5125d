// What concerns several processes, on a real PostgreSQL server: PGlite has one connection and proves nothing about it.
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { installedPostgres, type PostgresServer, startPostgres } from "~test/factories/postgres-server";

const bin = installedPostgres();

if (!bin) {
  it("says that several processes on PostgreSQL were not tested here", () => {
    console.log("PostgreSQL's server is not installed: what concerns several processes on it DID NOT RUN.");
    expect(installedPostgres()).toBeNull();
  });
} else {
  let server: PostgresServer;
  // The schema takes its engine from here when it is first loaded, which is why it is loaded by the tests themselves.
  beforeAll(async () => {
    process.env.DB_ENGINE = "postgres";
    server = await startPostgres(bin);
  });
  afterAll(async () => {
    await server.stop();
    process.env.DB_ENGINE = "sqlite";
  });

  const start = (script: string, ...args: string[]) =>
    spawn(process.execPath, ["--import", "tsx", `test/faults/${script}.ts`, ...args], {
      stdio: ["ignore", "pipe", "inherit"],
      env: { ...process.env, DB_ENGINE: "postgres" },
    });

  /** The line that one process answers with. */
  async function takePart(url: string, part: string, name = ""): Promise<unknown> {
    const child = start("take-part", url, part, name);
    const lines: string[] = [];
    createInterface({ input: child.stdout }).on("line", (line) => lines.push(line));
    const code = await new Promise((resolve) => child.on("close", resolve));
    if (code !== 0) throw new Error(`the process "${part}" ended with ${code}`);
    return JSON.parse(lines[0] ?? "");
  }

  const opened = async (url: string) => {
    const { openDatabase } = await import("~db/engine.server");
    return openDatabase(url);
  };
  const schemas = async () => ({
    ...(await import("~db/schema/operation.server")),
    ...(await import("~db/schema/school.server")),
  });

  describe("several processes on PostgreSQL", { timeout: 120_000 }, () => {
    it("start at once on an empty database, which is migrated once", async () => {
      const url = await server.database();
      const migrations = await Promise.all(["a", "b", "c"].map(() => takePart(url, "open")));
      expect(new Set(migrations).size).toBe(1);
      expect(migrations[0]).toMatch(/^\d{4}_/);
    });

    it("reach for a lease, and one gets it", async () => {
      const url = await server.database();
      const { lease } = await schemas();
      const database = await opened(url);
      await database.write((tx) =>
        tx.insert(lease).values({ name: "runner", holder: "", until: new Date(0) }),
      );
      const names = ["a", "b", "c"];
      const taken = await Promise.all(names.map((name) => takePart(url, "lease", name)));
      expect([...taken].sort()).toEqual([0, 0, 1]);
      const [row] = await database.read.select().from(lease);
      await database.close();
      expect(row?.holder).toBe(names[taken.indexOf(1)]);
    });

    it("count together, and no update is lost", async () => {
      const url = await server.database();
      const { lease } = await schemas();
      const database = await opened(url);
      await database.write((tx) =>
        tx.insert(lease).values({ name: "count", holder: "0", until: new Date(0) }),
      );
      await Promise.all(["a", "b"].map(() => takePart(url, "count")));
      const [row] = await database.read.select().from(lease);
      await database.close();
      expect(row?.holder).toBe("100");
    });

    it("keep every acknowledged unit, whole, when a process is killed and the server crashes", async () => {
      const url = await server.database();
      const child = start("acknowledge-writes", url, "run");
      const acknowledged: string[] = [];
      createInterface({ input: child.stdout }).on("line", (line) => {
        acknowledged.push(line);
        if (acknowledged.length === 100) child.kill("SIGKILL");
      });
      await new Promise((resolve) => child.on("close", resolve));
      await server.crashAndRestart();
      const { schoolAuthority, schoolUnit } = await schemas();
      const database = await opened(url);
      const parents = (await database.read.select().from(schoolAuthority)).map((row) => row.id);
      const children = (await database.read.select().from(schoolUnit)).map((row) => row.id);
      await database.close();
      expect(acknowledged.length).toBeGreaterThanOrEqual(100);
      expect(parents).toEqual(expect.arrayContaining(acknowledged));
      expect(children.sort()).toEqual(parents.sort());
    });
  });

  describe("a PostgreSQL server", () => {
    it("that sorts by a locale is refused, in words", async () => {
      const url = await server.database({ locale: "C" });
      await (await opened(url)).close();
      const { requiredOfServer } = await import("~db/postgres-engine.server");
      expect(() => requiredOfServer({ sync: "on", fsync: "on", collation: "sv_SE.UTF-8" })).toThrow(
        "LOCALE 'C.UTF-8'",
      );
    });

    it("that may lose acknowledged rows is refused, in words", async () => {
      const url = `${await server.database()}?options=-csynchronous_commit%3Doff`;
      await expect(opened(url)).rejects.toThrow("lose acknowledged rows");
    });

    it("refuses to write through the reading side, whatever the address sets, and the refusal names no value", async () => {
      const settings = "options=-cdefault_transaction_read_only%3Doff";
      const database = await opened(`${await server.database()}?${settings}`);
      const { schoolAuthority } = await schemas();
      const row = { id: "x", name: "Hemlig", legalProfile: "municipal" as const };
      const attempt = (async () => await database.read.insert(schoolAuthority).values(row))();
      const error = (await attempt.catch((reason: unknown) => reason)) as Error;
      await database.close();
      expect(error).toMatchObject({ name: "DatabaseFault", kind: "read-only" });
      expect(`${error.stack} ${String(error.cause)}`).not.toContain("Hemlig");
    });
  });
}
