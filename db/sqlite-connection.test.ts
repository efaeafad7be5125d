import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { freshFolder } from "~test/factories/database";
import { openSqliteReader, openSqliteWriter } from "./sqlite-connection.server";

function both() {
  const path = join(freshFolder(), "deep", "thread.db");
  const writer = openSqliteWriter(path);
  writer.exec("CREATE TABLE row (id integer PRIMARY KEY, note text)");
  const reader = openSqliteReader(path);
  onTestFinished(() => {
    reader.close();
    writer.close();
  });
  return { path, writer, reader };
}

describe("a SQLite connection", () => {
  it("reports every setting, for writer and reader", () => {
    const { writer, reader } = both();
    const report = (connection: typeof writer) =>
      Object.fromEntries(
        [
          "journal_mode",
          "synchronous",
          "foreign_keys",
          "trusted_schema",
          "secure_delete",
          "recursive_triggers",
        ].map((name) => [name, connection.pragma(name, { simple: true })]),
      );
    const wanted = {
      journal_mode: "wal",
      synchronous: 2,
      foreign_keys: 1,
      trusted_schema: 0,
      secure_delete: 1,
      recursive_triggers: 1,
    };
    expect(report(writer)).toEqual(wanted);
    expect(report(reader)).toEqual(wanted);
    expect(reader.pragma("query_only", { simple: true })).toBe(1);
  });

  it("for reading cannot write", () => {
    const { reader } = both();
    expect(() => reader.exec("INSERT INTO row VALUES (1, 'x')")).toThrow(/readonly/);
    reader.pragma("query_only = OFF");
    expect(() => reader.exec("INSERT INTO row VALUES (1, 'x')")).toThrow(/readonly/);
  });

  it("keeps the files from other users of the machine", () => {
    const { path, writer } = both();
    writer.exec("INSERT INTO row VALUES (1, 'x')");
    expect(existsSync(`${path}-wal`)).toBe(true);
    for (const each of [path, `${path}-wal`, `${path}-shm`]) expect(statSync(each).mode & 0o077).toBe(0);
  });

  it("leaves nothing of what is deleted, once the log has been taken in", () => {
    const { path, writer } = both();
    const note = "a secret that nobody may find again".repeat(5);
    writer.prepare("INSERT INTO row VALUES (1, ?)").run(note);
    writer.pragma("wal_checkpoint(TRUNCATE)");
    expect(readFileSync(path, "latin1")).toContain(note);
    writer.exec("DELETE FROM row");
    writer.pragma("wal_checkpoint(TRUNCATE)");
    expect(readFileSync(path, "latin1") + readFileSync(`${path}-wal`, "latin1")).not.toContain("a secret");
  });
});
