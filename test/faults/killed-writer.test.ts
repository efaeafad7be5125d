// A process that is killed outright has lost nothing that it acknowledged, and left no half of a unit.
// It proves the order of commit and acknowledgement; that a flush reaches the disk through a power cut is
// the settings' part (db/sqlite-connection.test.ts) and the hardware's.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import Sqlite from "better-sqlite3";
import { expect, it } from "vitest";
import { openDatabase } from "~db/engine.server";
import { schoolAuthority, schoolUnit } from "~db/schema/school.server";
import { freshFolder } from "~test/factories/database";

/** What the child acknowledged until it was killed, some time after `enough` units. */
async function acknowledgedUntilKilled(url: string, run: string, enough: number): Promise<string[]> {
  const child = spawn(process.execPath, ["--import", "tsx", "test/faults/acknowledge-writes.ts", url, run], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, DB_ENGINE: "sqlite" },
  });
  const acknowledged: string[] = [];
  const lines = createInterface({ input: child.stdout });
  lines.on("line", (line) => {
    acknowledged.push(line);
    if (acknowledged.length === enough) child.kill("SIGKILL");
  });
  const signal = await new Promise((resolve) => child.on("close", (_, by) => resolve(by)));
  if (signal !== "SIGKILL") throw new Error(`the writer ended by itself (${signal})`);
  return acknowledged;
}

it("keeps every acknowledged unit, whole, through one kill after another", async () => {
  const path = join(freshFolder(), "main.db");
  const acknowledged: string[] = [];
  for (const [round, enough] of [1, 90, 333].entries()) {
    acknowledged.push(...(await acknowledgedUntilKilled(`sqlite:${path}`, `round-${round}`, enough)));
    const database = await openDatabase(`sqlite:${path}`);
    const parents = (await database.read.select().from(schoolAuthority)).map((row) => row.id);
    const children = (await database.read.select().from(schoolUnit)).map((row) => row.id);
    await database.close();
    expect(parents).toEqual(expect.arrayContaining(acknowledged));
    expect(children.sort()).toEqual(parents.sort());
  }
  expect(acknowledged.length).toBeGreaterThanOrEqual(424);
  const connection = new Sqlite(path, { readonly: true });
  expect(connection.pragma("integrity_check", { simple: true })).toBe("ok");
  connection.close();
}, 120_000);
