import { expect, it } from "vitest";
import { RateGate } from "./rate-gate.server";

const gate = () => new RateGate({ windowMs: 1_000, perCaller: 2, inAll: 3, atOnce: 2 });

it("lets each caller through so many times within the window, and again after it", () => {
  const g = gate();
  for (const at of [0, 1]) g.enter("a", at)?.();
  expect(g.enter("a", 2)).toBeNull();
  expect(g.enter("b", 2)).not.toBeNull();
  expect(g.enter("a", 1_001)).not.toBeNull();
});

it("lets no more through in all, whoever calls", () => {
  const g = gate();
  for (const caller of ["a", "b", "c"]) g.enter(caller, 0)?.();
  expect(g.enter("d", 0)).toBeNull();
  expect(g.enter("d", 1_000)).not.toBeNull();
});

it("lets so many in at once, and the next when one has left", () => {
  const g = gate();
  const leave = g.enter("a", 0);
  g.enter("b", 0);
  expect(g.enter("c", 0)).toBeNull();
  leave?.();
  expect(g.enter("c", 0)).not.toBeNull();
});
