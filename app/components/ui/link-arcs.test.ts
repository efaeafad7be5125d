import { expect, test } from "vitest";
import { linkArcs } from "./link-arcs";

const entry = (id: string, ...links: string[]) => ({ id, links });

test("an arc begins at the later entry, passes those between and ends at the earlier one", () => {
  const arcs = linkArcs([entry("c", "a"), entry("b"), entry("a")]);
  expect(arcs.get("c")).toEqual([{ part: "start", lane: 0, key: "0-2" }]);
  expect(arcs.get("b")).toEqual([{ part: "through", lane: 0, key: "0-2" }]);
  expect(arcs.get("a")).toEqual([{ part: "end", lane: 0, key: "0-2" }]);
});

test("a link told by both its ends is one arc", () => {
  const arcs = linkArcs([entry("b", "a"), entry("a", "b")]);
  expect(arcs.get("b")).toHaveLength(1);
});

test("arcs that overlap lie in lanes of their own, the short one innermost", () => {
  const arcs = linkArcs([entry("d", "a"), entry("c", "b"), entry("b"), entry("a")]);
  expect(arcs.get("c")).toEqual([
    { part: "start", lane: 0, key: "1-2" },
    { part: "through", lane: 1, key: "0-3" },
  ]);
});

test("a fourth overlapping arc shares the outermost lane", () => {
  const chain = [entry("1", "8"), entry("2", "7"), entry("3", "6"), entry("4", "5")];
  const arcs = linkArcs([...chain, entry("5"), entry("6"), entry("7"), entry("8")]);
  expect(arcs.get("1")?.map(({ lane }) => lane)).toEqual([2]);
  expect(arcs.get("2")?.map(({ lane }) => lane)).toEqual([2, 2]);
});

test("a link to an entry that is not shown draws nothing", () => {
  expect(linkArcs([entry("a", "elsewhere", "a")]).get("a")).toEqual([]);
});
