// 'Since the first note of a kind that may mean a duty to report, the page shows the days that have passed.'
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { categories, priorities } from "../concern/rules";
import { dutyDays, dutyKinds, mayMeanDuty } from "./duty-days";
import type { Sign } from "./rules";

const now = new Date("2026-11-22T13:00:00Z");
const day = 86_400_000;
const ago = (days: number) => new Date(+now - days * day);
const child = { birthDate: "2015-01-02", reportsSent: [], now };

const aSign = ({ days = 1, ...given }: Partial<Sign> & { days?: number } = {}): Sign => ({
  occurredAt: ago(days),
  createdAt: ago(days),
  authorId: "a",
  priority: "no_action",
  category: "injury",
  ...given,
});

describe("the days that have passed", () => {
  it("are counted from the first note of such a kind, and from when it was written", () => {
    const signs = [
      aSign({ days: 40, category: "lateness" }),
      aSign({ days: 19, occurredAt: ago(300) }),
      aSign({ days: 2 }),
    ];
    expect(dutyDays(signs, child)).toEqual({
      since: "2026-11-03",
      days: 19,
      category: "injury",
      reportedOn: null,
      notesSince: 0,
      isRecent: true,
    });
  });

  it("stand further in once nothing new has been written for 90 days, or since a report", () => {
    const recent = (days: number, reportsSent: Date[] = []) =>
      dutyDays([aSign({ days: 400 }), aSign({ days })], { ...child, reportsSent })?.isRecent;
    expect([recent(90), recent(91)]).toEqual([true, false]);
    expect([recent(10, [ago(20)]), recent(10, [ago(5)])]).toEqual([true, false]);
  });

  it("are none where no note is of such a kind", () => {
    expect(dutyDays([aSign({ category: "learning", priority: "act_now" })], child)).toBeNull();
    expect(dutyDays([aSign({ category: "mood" })], child)).toBeNull();
    expect(dutyDays([aSign({ category: "mood", priority: "act_now" })], child)?.days).toBe(1);
  });

  it("are never counted of a pupil who has turned 18, and are of one whose birth date nobody knows", () => {
    expect(dutyDays([aSign()], { ...child, birthDate: "2008-11-22" })).toBeNull();
    expect(dutyDays([aSign()], { ...child, birthDate: "2008-11-23" })).not.toBeNull();
    expect(dutyDays([aSign()], { ...child, birthDate: null })).not.toBeNull();
  });

  it("go on after a report, which is told of with what has been written since", () => {
    const signs = [aSign({ days: 30 }), aSign({ days: 3 }), aSign({ days: 2 })];
    const found = dutyDays(signs, { ...child, reportsSent: [ago(60), ago(29), ago(10)] });
    expect(found).toMatchObject({ days: 30, reportedOn: "2026-11-12", notesSince: 2 });
    expect(dutyDays(signs, { ...child, reportsSent: [ago(60)] })).toMatchObject({ reportedOn: null });
  });
});

describe("the table of kinds", () => {
  it("names each category once, and says nothing of what is everyday work or works well", () => {
    const named = dutyKinds.map((k) => k.category);
    expect(new Set(named).size).toBe(named.length);
    expect(categories.filter((c) => !named.includes(c)).sort()).toEqual(["lateness", "learning", "positive"]);
  });

  it("never counts a note at a lower urgency that it leaves out at a higher", () => {
    fc.assert(
      fc.property(fc.constantFrom(...categories), fc.constantFrom(...priorities), (category, priority) => {
        if (mayMeanDuty({ category, priority }))
          expect(mayMeanDuty({ category, priority: "act_now" })).toBe(true);
      }),
    );
  });
});
