import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanText, cut, neutralLabel, safeLabel } from "./clean-text";

const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 600, size: "max" }),
  fc.string({ unit: "grapheme", maxLength: 600, size: "max" }),
  fc
    .array(fc.nat({ max: 0xffff }), { maxLength: 600, size: "max" })
    .map((codes) => String.fromCharCode(...codes)),
);

describe("a label", () => {
  it("is one line of 1 to 256 characters that XML can hold, whatever it was", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const label = safeLabel(text, "7KQ-M4XH");
        expect(label.length).toBeGreaterThan(0);
        expect(label.length).toBeLessThanOrEqual(256);
        expect(label).toMatch(/\S/);
        expect(label).not.toMatch(/[\n\r\t]/);
        expect(() => encodeURIComponent(label)).not.toThrow();
        expect(cleanText(label)).toBe(label);
      }),
      { numRuns: 500 },
    );
  });

  it("never carries what looks like a personal number", () => {
    const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`));
    const number = fc
      .tuple(fc.oneof(digits(6), digits(8)), fc.constantFrom("", "-", "+", " ", "–", "\n", "\t"), digits(4))
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(
        fc.string({ maxLength: 40 }),
        number,
        fc.string({ maxLength: 40 }),
        (before, found, after) => {
          expect(safeLabel(before + found + after, "7KQ-M4XH")).toBe(neutralLabel("7KQ-M4XH"));
        },
      ),
    );
  });

  it.each([
    ["å".repeat(300), "å".repeat(256)],
    [`${"å".repeat(255)}😀`, "å".repeat(255)],
    ["Orosanmälan 7KQ-M4XH", "Orosanmälan 7KQ-M4XH"],
    ["BRÅDSKANDE –  orosanmälan\n7KQ", "BRÅDSKANDE – orosanmälan 7KQ"],
    ["", "Orosanmälan R1"],
    [" \u0000\u000b ", "Orosanmälan R1"],
    ["Om 20140312 kl 14", "Om 20140312 kl 14"],
    ["Om 20140312-2380", "Orosanmälan R1"],
  ])("%j becomes %j", (given, label) => {
    expect(safeLabel(given, "R1")).toBe(label);
  });
});

it("cuts no character in two", () => {
  expect(cut("ab😀", 3)).toBe("ab");
  expect(cut("ab😀", 4)).toBe("ab😀");
});

it("ends lines in one way and takes away what XML cannot hold", () => {
  expect(cleanText("a\r\nb\rc\u0000\ud800d\ufffe😀")).toBe("a\nb\ncd😀");
});
