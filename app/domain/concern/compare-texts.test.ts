import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareTexts } from "./compare-texts";

const marked = (parts: { text: string; differs: boolean }[]) =>
  parts.map((p) => (p.differs ? `[${p.text}]` : p.text)).join("");

describe("what differs between two texts", () => {
  it.each([
    ["Kom sent i dag.", "Kom sent i dag.", "Kom sent i dag.", "Kom sent i dag."],
    ["Kom 40 minuter sent.", "Kom 20 minuter sent.", "Kom [40] minuter sent.", "Kom [20] minuter sent."],
    ["Grät.", "Grät. Ville inte gå hem.", "Grät.", "Grät.[ Ville inte gå hem.]"],
    ["", "Ny.", "", "[Ny.]"],
    ["Helt annat här", "inget gemensamt", "[Helt annat här]", "[inget gemensamt]"],
  ])("%s / %s", (one, other, expectedOne, expectedOther) => {
    const found = compareTexts(one, other);
    expect([marked(found.one), marked(found.other)]).toEqual([expectedOne, expectedOther]);
  });

  it("loses no character of either, and marks nothing where they are alike", () => {
    const text = fc.array(fc.constantFrom("Alva", " ", "\n", "kom", ".", "é", "👩‍👧", "40"), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(text, text, (a, b) => {
        const [one, other] = [a.join(""), b.join("")];
        const found = compareTexts(one, other);
        expect(found.one.map((p) => p.text).join("")).toBe(one);
        expect(found.other.map((p) => p.text).join("")).toBe(other);
        expect(compareTexts(one, one).one.some((p) => p.differs)).toBe(false);
      }),
      { numRuns: 100 },
    );
  });

  it("shows a text that is no note's length whole", () => {
    const long = "ord ".repeat(2000);
    expect(compareTexts(long, "ord").one).toEqual([{ text: long, differs: true }]);
  });
});
