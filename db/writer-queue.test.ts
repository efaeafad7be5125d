// What the single writer of SQLite promises beyond what both engines do: shared commits, and what happens
// when a transaction is lost with several units in it.
import { join } from "node:path";
import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { freshFolder } from "~test/factories/database";
import type { Queries } from "./database";
import { table, text } from "./dialect.server";
import { DatabaseFault } from "./fault.server";
import { openSqliteReader, openSqliteWriter, type SqliteConnection } from "./sqlite-connection.server";
import { UnitScope } from "./unit-state.server";
import { type QueueLimits, WriterQueue } from "./writer-queue.server";

const row = table("row", { id: text("id").primaryKey(), note: text("note") });

let path: string;
let connection: SqliteConnection;
let commits: number;

beforeEach(() => {
  path = join(freshFolder(), "queue.db");
  connection = openSqliteWriter(path);
  connection.exec('CREATE TABLE "row" (id text PRIMARY KEY ON CONFLICT ABORT, note text)');
  onTestFinished(() => void connection.close());
  commits = 0;
  const exec = connection.exec.bind(connection);
  connection.exec = (statement) => {
    if (statement === "COMMIT") commits++;
    return exec(statement);
  };
});

const queue = (limits: QueueLimits = {}) => new WriterQueue(connection, new UnitScope(), limits);
const insert = (id: string) => async (tx: Queries) => void (await tx.insert(row).values({ id }));
const kept = () => {
  const reader = openSqliteReader(path);
  const ids = reader.prepare('SELECT id FROM "row" ORDER BY id').pluck().all();
  reader.close();
  return ids;
};

describe("commits", () => {
  it("are shared by the units that wait together", async () => {
    const writer = queue();
    await Promise.all(["a", "b", "c", "d"].map((id) => writer.run(insert(id))));
    expect(commits).toBe(1);
    expect(kept()).toEqual(["a", "b", "c", "d"]);
  });

  it("are at most so large", async () => {
    const writer = queue({ group: 2 });
    await Promise.all(["a", "b", "c", "d", "e"].map((id) => writer.run(insert(id))));
    expect(commits).toBe(3);
  });

  it("come before the acknowledgement: another connection sees the row", async () => {
    const writer = queue();
    const seen = ["a", "b", "c"].map((id) => writer.run(insert(id)).then(() => kept().includes(id)));
    expect(await Promise.all(seen)).toEqual([true, true, true]);
  });

  it("happen before the queue closes, which takes no more", async () => {
    const writer = queue();
    const last = writer.run(insert("a"));
    await writer.close();
    await last;
    expect(kept()).toEqual(["a"]);
    await expect(writer.run(insert("b"))).rejects.toThrow("closed");
  });
});

describe("a lost transaction", () => {
  it("by a constraint's ROLLBACK is refused alone; the others are run again and kept", async () => {
    connection.exec(
      `CREATE TRIGGER bad BEFORE INSERT ON "row" WHEN new.id = 'bad' BEGIN SELECT RAISE(ROLLBACK, 'whole'); END`,
    );
    const writer = queue();
    let runsOfFirst = 0;
    const first = writer.run(async (tx) => {
      runsOfFirst++;
      await insert("first")(tx);
    });
    const bad = writer.run(insert("bad"));
    const last = writer.run(insert("last"));
    await expect(bad).rejects.toMatchObject({ name: "DatabaseFault", kind: "refused-by-trigger" });
    await Promise.all([first, last]);
    expect(kept()).toEqual(["first", "last"]);
    expect(runsOfFirst).toBe(2);
  });

  it("writes nothing of a unit that went on after the loss", async () => {
    connection.exec(
      `CREATE TRIGGER bad BEFORE INSERT ON "row" WHEN new.id = 'bad' BEGIN SELECT RAISE(ROLLBACK, 'whole'); END`,
    );
    const stubborn = queue().run(async (tx) => {
      await insert("bad")(tx).catch(() => undefined);
      await insert("after")(tx).catch(() => undefined);
      return "acknowledged";
    });
    await expect(stubborn).rejects.toBeInstanceOf(DatabaseFault);
    expect(kept()).toEqual([]);
  });

  it("by a commit that fails is nobody's success", async () => {
    const exec = connection.exec;
    let failures = 2;
    connection.exec = (statement) => {
      if (statement === "COMMIT" && failures-- > 0) {
        throw Object.assign(new Error("database or disk is full"), { code: "SQLITE_FULL" });
      }
      return exec.call(connection, statement);
    };
    const writer = queue();
    const results = await Promise.allSettled(["a", "b", "c"].map((id) => writer.run(insert(id))));
    expect(results.map((result) => result.status)).toEqual(["rejected", "fulfilled", "fulfilled"]);
    expect((results[0] as PromiseRejectedResult).reason).toMatchObject({ kind: "full" });
    expect(kept()).toEqual(["b", "c"]);
  });

  it("for want of room refuses what does not fit and keeps what does", async () => {
    connection.pragma("max_page_count = 40");
    const writer = queue();
    const note = "x".repeat(30_000);
    const large = (id: string) => async (tx: Queries) => void (await tx.insert(row).values({ id, note }));
    const ids = Array.from({ length: 12 }, (_, i) => String.fromCharCode(97 + i));
    const results = await Promise.allSettled(ids.map((id) => writer.run(large(id))));
    const acknowledged = ids.filter((_, i) => results[i]?.status === "fulfilled");
    expect(acknowledged.length).toBeGreaterThan(0);
    expect(acknowledged.length).toBeLessThan(ids.length);
    expect(kept()).toEqual(acknowledged);
    const refusals = results.flatMap((result) => (result.status === "rejected" ? [result.reason.kind] : []));
    expect(new Set(refusals)).toEqual(new Set(["full"]));
  });
});

describe("a unit", () => {
  it("that waits for something else is ended, and holds up nobody for good", async () => {
    const writer = queue({ unitMs: 30 });
    const stuck = writer.run(async (tx) => {
      await insert("stuck")(tx);
      await new Promise(() => undefined);
    });
    const next = writer.run(insert("next"));
    await expect(stuck).rejects.toThrow("may await the database alone");
    await next;
    expect(kept()).toEqual(["next"]);
  });

  it("waits for another process's write, without holding up the event loop", async () => {
    const other = openSqliteWriter(path);
    onTestFinished(() => void other.close());
    other.exec(`BEGIN IMMEDIATE; INSERT INTO "row" (id) VALUES ('theirs')`);
    const mine = queue().run(insert("mine"));
    await new Promise((resolve) => setTimeout(resolve, 20));
    other.exec("COMMIT");
    await mine;
    expect(kept()).toEqual(["mine", "theirs"]);
  });

  it("is refused as busy where the other process does not let go", async () => {
    const other = openSqliteWriter(path);
    onTestFinished(() => void other.close());
    other.exec("BEGIN IMMEDIATE");
    await expect(queue({ lockMs: 10 }).run(insert("mine"))).rejects.toMatchObject({ kind: "busy" });
    other.exec("ROLLBACK");
    expect(kept()).toEqual([]);
  });
});
