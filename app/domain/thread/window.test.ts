import { describe, expect, it } from "vitest";
import { newestFirst } from "./moments";
import { windowLength, windowOf } from "./window";

const day = 86_400_000;
const newest = Date.parse("2026-11-20T09:00:00Z");
/** One a day, newest first. */
const moments = (length: number) =>
  Array.from({ length }, (_, i) => ({ kind: "entry", id: `n${i}`, at: new Date(newest - i * day) }));
const ids = (window: { shown: { id: string }[] }) => window.shown.map(({ id }) => id);

describe("the window of a long thread", () => {
  it("leads from part to part over every item once, there and back", () => {
    const all = moments(103);
    const seen: string[] = [];
    let window = windowOf(all, {});
    for (seen.push(...ids(window)); window.older; seen.push(...ids(window)))
      window = windowOf(all, { older: window.older });
    expect(seen).toEqual(all.map(({ id }) => id));
    window = windowOf(all, { newer: window.newer ?? "" });
    expect(ids(window)[0]).toBe("n40");
    expect(windowOf(all, { newer: window.newer ?? "" })).toMatchObject({ newer: null, older: "n39" });
  });

  it("neither skips nor repeats what stood after a note that somebody wrote meanwhile", () => {
    const first = windowOf(moments(60), {});
    const grown = [{ kind: "entry", id: "new", at: new Date(newest + day) }, ...moments(60)];
    expect(ids(windowOf(grown, { older: first.older ?? "" }))[0]).toBe(`n${windowLength}`);
  });

  it("a link to an entry outside the window leads to the window which holds it", () => {
    expect(ids(windowOf(moments(103), { entry: "n77" }))).toContain("n77");
    expect(ids(windowOf(moments(103), { entry: "n77" }))[0]).toBe("n40");
  });

  it("jumps to a date: to what had happened by its end in Stockholm", () => {
    expect(ids(windowOf(moments(103), { date: "2026-10-01" }))[0]).toBe("n50");
    expect(ids(windowOf(moments(103), { date: "2000-01-01" })).at(-1)).toBe("n102");
    expect(ids(windowOf(moments(103), { date: "2030-01-01" }))[0]).toBe("n0");
  });

  it.each([
    { entry: "gone" },
    { older: "gone" },
    { newer: "gone" },
    { date: "2026-02-31" },
    { date: "9999-12-31" },
  ])("begins with the newest where %o is no place", (place) => {
    expect(ids(windowOf(moments(50), place))[0]).toBe("n0");
  });

  it("has nothing before or after where all of it is shown", () => {
    expect(windowOf(moments(40), {})).toMatchObject({ older: null, newer: null });
    expect(windowOf([], { older: "n1" })).toEqual({ shown: [], older: null, newer: null });
  });

  it("orders what shares an instant always alike", () => {
    const at = new Date(newest);
    const some = ["b", "a", "c"].map((id) => ({ kind: "entry", id, at }));
    expect(some.sort(newestFirst).map(({ id }) => id)).toEqual(["c", "b", "a"]);
  });
});
