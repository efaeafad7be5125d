import { describe, expect, it } from "vitest";
import { swedish } from "~/text/swedish";
import { hangsTogether, linkKinds, linksFromBothEnds } from "./link-kinds";

const links = [
  { fromId: "b", toId: "a", kind: "follows" as const },
  { fromId: "c", toId: "b", kind: "contradicts" as const },
  { fromId: "d", toId: "x", kind: "same_matter" as const },
];

describe("links of kinds", () => {
  it("are told from both ends, and nowhere where one end is not shown", () => {
    const told = linksFromBothEnds(links, new Set(["a", "b", "c", "d"]));
    expect(Object.fromEntries(told)).toEqual({
      a: [{ otherId: "b", kind: "follows", end: "to" }],
      b: [
        { otherId: "a", kind: "follows", end: "from" },
        { otherId: "c", kind: "contradicts", end: "to" },
      ],
      c: [{ otherId: "b", kind: "contradicts", end: "from" }],
    });
  });

  it("say something else from the other end where they have a direction", () => {
    const told = (swedish.links?.told ?? {}) as Record<string, { from: string; to: string }>;
    expect(Object.keys(told).sort()).toEqual([...linkKinds].sort());
    for (const kind of ["follows", "contradicts"]) expect(told[kind]?.from).not.toBe(told[kind]?.to);
  });

  it("make a group of all that hang together, whichever way they were tied", () => {
    expect([...hangsTogether("a", links)].sort()).toEqual(["a", "b", "c"]);
    expect([...hangsTogether("x", links)].sort()).toEqual(["d", "x"]);
    expect([...hangsTogether("alone", links)]).toEqual(["alone"]);
  });
});
