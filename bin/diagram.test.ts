import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";
import { drawDiagram } from "./diagram-page";

it("draws each transition once, with beginning and end", () => {
  const page = drawDiagram({
    title: "A door",
    source: "door.ts",
    first: "shut",
    transitions: { guest: { shut: { knock: "shut" } }, host: { shut: { open: "open" } }, cat: {} },
  });
  expect(page).toContain(
    [
      "stateDiagram-v2",
      "  [*] --> shut",
      "  shut --> shut: guest / knock",
      "  shut --> open: host / open",
      "  open --> [*]",
      "```",
    ].join("\n"),
  );
  expect(page).toContain("| shut | host: open | open |");
});

it("has drawn the tables as they stand", () => {
  const check = spawnSync(process.execPath, ["--import", "tsx", "bin/diagram.ts", "--check"], {
    encoding: "utf8",
  });
  expect(check.stderr).toBe("");
  expect(check.status).toBe(0);
});
