import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countGraphemes, normaliseNote, noteLimit, remaining } from "./graphemes";

describe("countGraphemes", () => {
  it.each([
    ["", 0],
    ["Hej", 3],
    ["räksmörgås", 10],
    ["ra\u0308ksmo\u0308rga\u030as", 10],
    ["👩‍👩‍👧‍👦", 1],
    ["👍🏽👍", 2],
    ["🇸🇪🇫🇮", 2],
    ["שָׁלוֹם", 4],
    ["a\r\nb", 3],
    ["a\nb", 3],
    ["a\rb", 3],
    ["a\n\r\nb", 4],
  ])("counts %j as %i", (text, expected) => {
    expect(countGraphemes(text)).toBe(expected);
  });

  it("agrees between what the browser shows and what its form submits", () => {
    const line = fc.string({ unit: "grapheme", maxLength: 20 }).filter((text) => !/[\r\n]/.test(text));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
        expect(countGraphemes(lines.join("\r\n"))).toBe(countGraphemes(lines.join("\n")));
      }),
    );
  });

  it("does not change by composition or by being normalised again", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (text) => {
        const once = normaliseNote(text);
        expect(normaliseNote(once)).toBe(once);
        expect(countGraphemes(text.normalize("NFD"))).toBe(countGraphemes(text));
        expect(countGraphemes(once)).toBe(countGraphemes(text));
      }),
    );
  });
});

it("normaliseNote stores one kind of line break, and composed letters", () => {
  expect(normaliseNote("a\r\nb\rc\nd")).toBe("a\nb\nc\nd");
  expect(normaliseNote("a\u030a")).toBe("å");
});

describe("remaining", () => {
  it("is nought at the limit and negative one past it", () => {
    expect(remaining("å".repeat(noteLimit))).toBe(0);
    expect(remaining(`${"å".repeat(noteLimit)}!`)).toBe(-1);
    expect(remaining("")).toBe(600);
    expect(remaining("abc", 2)).toBe(-1);
  });
});
