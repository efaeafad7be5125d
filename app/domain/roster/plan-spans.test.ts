import { describe, expect, it } from "vitest";
import { planSpans, type StandingSpan, type WantedSpan } from "./plan-spans";

const today = "2026-10-01";
const standing = (over: Partial<StandingSpan> = {}): StandingSpan => ({
  id: "m1",
  key: "5B|maja",
  startsOn: "2026-08-17",
  endsOn: null,
  ...over,
});
const wanted = (over: Partial<WantedSpan> = {}): WantedSpan => ({
  key: "5B|maja",
  startsOn: null,
  endsOn: null,
  ...over,
});

describe("planSpans", () => {
  it("leaves a membership as it is when the roster says the same or gives no dates", () => {
    expect(planSpans([standing()], [wanted()], today)).toEqual({ add: [], change: [], end: [] });
    expect(planSpans([standing()], [wanted({ startsOn: "2026-08-17" })], today).change).toEqual([]);
  });

  it("begins a new one today where no start is given", () => {
    expect(planSpans([], [wanted()], today).add).toMatchObject([{ startsOn: today, endsOn: null }]);
  });

  it("corrects the dates of one that stands", () => {
    const plan = planSpans([standing()], [wanted({ startsOn: "2026-08-24", endsOn: "2027-06-12" })], today);
    expect(plan).toEqual({
      add: [],
      change: [{ id: "m1", startsOn: "2026-08-24", endsOn: "2027-06-12" }],
      end: [],
    });
  });

  it("ends today what the roster no longer names, and never prolongs or rewrites what has ended", () => {
    expect(planSpans([standing()], [], today).end).toEqual([{ id: "m1", endsOn: today }]);
    expect(planSpans([standing({ endsOn: "2026-09-01" })], [], today).end).toEqual([]);
    expect(planSpans([standing({ startsOn: "2027-01-08" })], [], today).end).toEqual([
      { id: "m1", endsOn: "2027-01-08" },
    ]);
  });

  it("begins anew for somebody who comes back, and keeps the earlier time", () => {
    const plan = planSpans([standing({ endsOn: "2026-09-01" })], [wanted()], today);
    expect(plan.add).toHaveLength(1);
    expect([plan.change, plan.end]).toEqual([[], []]);
  });
});
