// 'A gentle count on the pupil's page when a pattern appears': the rules, by property.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { categories, priorities } from "../concern/rules";
import { patternRules, patternsIn, type Sign } from "./rules";

const now = new Date("2026-11-22T13:00:00Z");
const day = 86_400_000;
const ago = (days: number) => new Date(+now - days * day);

const aSign = (given: Partial<Sign> & { days?: number } = {}): Sign => {
  const { days = 1, ...rest } = given;
  const at = ago(days);
  return { occurredAt: at, createdAt: at, authorId: "a", priority: "no_action", category: "other", ...rest };
};
const ids = (signs: Sign[]) => patternsIn(signs, now).map((p) => p.id);

const anySign = fc
  .record({
    days: fc.integer({ min: -5, max: 200 }),
    authorId: fc.constantFrom("a", "b", "c", "d"),
    priority: fc.constantFrom(...priorities),
    category: fc.constantFrom(...categories),
  })
  .map(aSign);
const anySigns = fc.array(anySign, { maxLength: 12 });
const held = (property: fc.IProperty<[Sign[]]>) => fc.assert(property, { numRuns: 400 });

describe("each rule of the table", () => {
  it.each([
    ["three notes in 30 days", "many", [{ days: 29 }, { days: 15 }, { days: 1 }]],
    ["by three people", "several_people", [80, 50, 3].map((days, i) => ({ days, authorId: "abc"[i] ?? "" }))],
    [
      "worsening priority",
      "worsening",
      [{ days: 60 }, { days: 40, priority: "action_desirable" }, { days: 35, priority: "act_now" }],
    ],
  ] as [string, string, (Partial<Sign> & { days: number })[]][])("finds %s", (_, id, given) => {
    expect(ids(given.map(aSign))).toEqual([id]);
  });

  it("finds nothing one note, one person or one day short of it", () => {
    expect(ids([aSign(), aSign()])).toEqual([]);
    expect(ids([aSign({ days: 31 }), aSign(), aSign()])).toEqual([]);
    expect(ids([80, 50, 40].map((days) => aSign({ days, authorId: days > 45 ? "a" : "b" })))).toEqual([]);
    expect(ids([60, 50, 40].map((days) => aSign({ days, priority: "act_now" })))).toEqual([]);
  });

  it("says the days on which what it found happened", () => {
    const [found] = patternsIn([aSign({ days: 2 }), aSign({ days: 9 }), aSign({ days: 20 })], now);
    expect(found).toMatchObject({ id: "many", count: 3, days: 30, dates: [ago(20), ago(9), ago(2)] });
  });

  it("stands in the table once", () => {
    expect(new Set(patternRules.map((r) => r.id)).size).toBe(patternRules.length);
  });
});

describe("whatever the notes are", () => {
  it("what is found rests on as many notes as it says, all within its days", () => {
    held(
      fc.property(anySigns, (signs) => {
        for (const { id, count, days, dates } of patternsIn(signs, now)) {
          const rule = patternRules.find((r) => r.id === id);
          expect(count).toBeGreaterThanOrEqual(rule?.atLeast ?? Number.POSITIVE_INFINITY);
          expect(dates.length).toBeGreaterThanOrEqual(count);
          for (const at of dates) {
            expect(+at).toBeLessThanOrEqual(+now);
            expect(+now - +at).toBeLessThanOrEqual(days * day);
          }
        }
      }),
    );
  });

  it("neither their order, what works well, nor notes of the future change it", () => {
    held(
      fc.property(anySigns, (signs) => {
        const worries = signs.filter((s) => s.category !== "positive" && s.occurredAt <= now);
        expect(patternsIn([...signs].reverse(), now).map((p) => [p.id, p.count])).toEqual(
          patternsIn(worries, now).map((p) => [p.id, p.count]),
        );
      }),
    );
  });

  it("one more note as urgent as any takes no pattern away", () => {
    held(
      fc.property(anySigns, (signs) => {
        const more = [...signs, aSign({ days: 0, priority: "act_now" })];
        expect(ids(more)).toEqual(expect.arrayContaining(ids(signs)));
      }),
    );
  });
});
