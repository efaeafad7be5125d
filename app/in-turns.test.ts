import { expect, it } from "vitest";
import { inTurns } from "./in-turns.server";

const busy = (ms: number) => {
  const until = performance.now() + ms;
  while (performance.now() < until);
};

it("does all of it in order, and others get their turn before it is done", async () => {
  const seen: string[] = [];
  setImmediate(() => seen.push("another"));
  const done = await inTurns([1, 2, 3, 4], (n) => {
    busy(5);
    seen.push(`${n}`);
    return n * 2;
  });
  expect(done).toEqual([2, 4, 6, 8]);
  expect(seen.filter((n) => n !== "another")).toEqual(["1", "2", "3", "4"]);
  expect(seen.slice(0, -1)).toContain("another");
});

it("fails with the first that fails, and does nothing after it", async () => {
  const seen: number[] = [];
  const work = (n: number) => {
    seen.push(n);
    if (n === 2) throw new Error("two");
  };
  await expect(inTurns([1, 2, 3], work)).rejects.toThrow("two");
  expect(seen).toEqual([1, 2]);
});
