import { describe, expect, it } from "vitest";
import { DatabaseFault } from "~db/fault.server";
import { NotOpened, OpeningRefused, whyNotReady } from "./why-not-ready";

const withCode = (code: string) =>
  Object.assign(new Error(`secret words at invented/place: ${code}`), { code });

describe("why the house is not ready", () => {
  it.each([
    [withCode("SQLITE_BUSY"), "locked"],
    [withCode("SQLITE_BUSY_RECOVERY"), "locked"],
    [new DatabaseFault("full", "", "SQLITE_FULL"), "disk_full"],
    [withCode("ENOSPC"), "disk_full"],
    [withCode("SQLITE_READONLY_DIRECTORY"), "read_only"],
    [withCode("EACCES"), "no_access"],
    [withCode("ENOENT"), "not_found"],
    [withCode("SQLITE_CANTOPEN"), "not_found"],
    [withCode("SQLITE_NOTADB"), "damaged"],
    [withCode("SQLITE_IOERR_READ"), "disk_fault"],
    [withCode("ECONNREFUSED"), "unreachable"],
    [withCode("28P01"), "refused"],
    [withCode("57P03"), "busy"],
    [new OpeningRefused("newer_database", "The database has 9999_x …"), "newer_database"],
    [new OpeningRefused("migration_missing", "The database lacks 1 …"), "migration_missing"],
    [new Error("something else"), "unusable"],
    ["not even an error", "unusable"],
  ])("tells %o by its code", (error, code) => {
    expect(whyNotReady(error)).toMatchObject({ code, part: "database" });
  });

  it("says which part, and nothing of what the cause says", () => {
    const told = whyNotReady(new NotOpened("keys_database", withCode("SQLITE_BUSY")));
    expect(told).toEqual({
      code: "locked",
      part: "keys_database",
      reason: "the keys' database is locked by another process",
    });
  });
});
