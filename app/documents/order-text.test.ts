import { describe, expect, it } from "vitest";
import { isMostlyRightToLeft, orderLine } from "./order-text";

/** What is drawn from left to right; letters of right-to-left stretches turned around as a font would. */
const seen = (text: string, base: 0 | 1) =>
  orderLine([...text], base)
    .map(({ text: stretch, level }) => (level % 2 === 1 ? [...stretch].reverse().join("") : stretch))
    .join("");

describe("the order of letters on a line", () => {
  it.each([
    ["Anna bor här.", 0, "Anna bor här."],
    ["namn: אבג דהו, född 2014", 0, "namn: והד גבא, född 2014"],
    ["אבג, född 2014", 0, "גבא, född 2014"],
    ["אבג 12,5 דה", 1, "הד 12,5 גבא"],
    ["אבג 12 år דה", 0, "12 גבא år הד"],
    ["אבג abc 12 דהו", 1, "והד abc 12 גבא"],
    ["abc", 1, "abc"],
  ] as const)("%s", (text, base, drawn) => {
    expect(seen(text, base)).toBe(drawn);
  });

  it("keeps each stretch's place in reading order", () => {
    const places = orderLine([..."אב 12 גד"], 1).map(({ text, place }) => [place, text]);
    expect(places).toEqual([
      [2, " גד"],
      [1, "12"],
      [0, "אב "],
    ]);
  });

  it("takes a paragraph for what most of its letters are", () => {
    expect(isMostlyRightToLeft("محمد علي är född 2014 och bor i staden")).toBe(false);
    expect(isMostlyRightToLeft("اسمي محمد علي (Ali)")).toBe(true);
    expect(isMostlyRightToLeft("2014")).toBe(false);
  });
});
