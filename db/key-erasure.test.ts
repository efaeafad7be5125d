// A destroyed key is gone from SQLite's files, and not merely from its answers.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { freshFolder } from "~test/factories/database";
import { openKeyStore } from "./key-store.server";

it("leaves no byte of a destroyed key in any file", async () => {
  const folder = freshFolder();
  const keys = await openKeyStore(`sqlite:${join(folder, "keys.db")}`);
  onTestFinished(() => keys.close());
  const wrapped = Buffer.from("the wrapped key, as it lies in the file");
  const inFiles = () =>
    readdirSync(folder).filter((file) => readFileSync(join(folder, file)).includes(wrapped));
  const owner = { kind: "pupil", id: "pupil-1" } as const;
  await keys.insert({ owner, version: 1, wrapped, wrappedBy: null });
  expect(inFiles()).not.toEqual([]);
  await keys.destroy(owner);
  expect(inFiles()).toEqual([]);
});
