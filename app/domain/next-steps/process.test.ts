import { expect, it } from "vitest";
import { citations } from "../law/citations";
import { processLawAsOf, processSteps } from "./process";

it("follows the law as it was last read: whoever checks a provision anew reads the steps again", () => {
  const checked = processSteps.flatMap((s) => [citations[s.ground].checked, citations[s.told].checked]);
  expect(checked.sort().at(-1)).toBe(processLawAsOf);
});

it("names each step once", () => {
  const ids = processSteps.map((s) => s.id);
  expect(new Set(ids).size).toBe(ids.length);
});
