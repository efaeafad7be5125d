import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { makeMasterKey, readMasterKey } from "./master-key.server";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "master-key-"));
});
afterEach(() => rm(folder, { recursive: true }));

it("reads what it made, and keeps the file to its owner", async () => {
  const path = join(folder, "key");
  await makeMasterKey(path);
  const key = await readMasterKey(path);
  expect(Buffer.from(key).toString("hex")).toBe((await readFile(path, "utf8")).trim());
  expect(key).toHaveLength(32);
  expect((await stat(path)).mode & 0o077).toBe(0);
});

it("never overwrites a key", async () => {
  const path = join(folder, "key");
  await makeMasterKey(path);
  await expect(makeMasterKey(path)).rejects.toMatchObject({ code: "EEXIST" });
});

it("reads 32 raw bytes", async () => {
  const path = join(folder, "key");
  const raw = Uint8Array.from({ length: 32 }, (_, n) => n + 200);
  await writeFile(path, raw);
  expect(await readMasterKey(path)).toEqual(raw);
});

it.each([
  ["too short", new Uint8Array(31).fill(1)],
  ["too long", new Uint8Array(33).fill(1)],
  ["empty", new Uint8Array(0)],
  ["all zero", new Uint8Array(32)],
  ["all zero in digits", Buffer.from("0".repeat(64))],
])("refuses a file that is %s", async (_, content) => {
  const path = join(folder, "key");
  await writeFile(path, content);
  await expect(readMasterKey(path)).rejects.toMatchObject({ reason: "master-key-refused" });
});
