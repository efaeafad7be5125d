import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { alarm } from "~db/schema/operation.server";
import { alarmKinds } from "./words";

it("every alarm stands in the database's list, and in the manual with what is done about it", () => {
  expect([...alarmKinds].sort()).toEqual([...alarm.kind.enumValues].sort());
  const rows = readFileSync("docs/operations.md", "utf8")
    .split("\n")
    .filter((line) => line.startsWith("| `"));
  for (const kind of alarmKinds) {
    const row = rows.find((line) => line.split("|")[1]?.includes(`\`${kind}\``));
    expect(
      row?.split("|").filter((cell) => cell.trim() !== ""),
      kind,
    ).toHaveLength(4);
  }
});
