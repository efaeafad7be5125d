// The house's rule: a file has at most 300 lines (docs/design.md).
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const most = 300;

const files = ["app", "bench", "bin", "db", "test"].flatMap((room) =>
  readdirSync(room, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(tsx?|mjs|cjs|css)$/.test(name))
    .map((name) => join(room, name)),
);

test("no file has more lines than a reader can hold", () => {
  expect(files.length).toBeGreaterThan(1000);
  const long = files
    .map((name) => ({ name, lines: readFileSync(name, "utf8").trimEnd().split("\n").length }))
    .filter(({ lines }) => lines > most);
  expect(long).toEqual([]);
});
