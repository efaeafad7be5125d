import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { calendarFile, escapeText, fold } from "./calendar-file";

const now = new Date("2026-11-02T09:10:11.500Z");

describe("a calendar file", () => {
  it("is whole days, private, with a quiet alarm at eight, and lines that end as the format wants", () => {
    const file = calendarFile([{ uid: "a1", date: "2026-12-31", summary: "Dags att titta, nu" }], now);
    expect(file.split("\r\n")).toEqual([
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      "PRODID:-//roda-traden//reminders 1//SV",
      "CALSCALE:GREGORIAN",
      "METHOD:PUBLISH",
      "BEGIN:VEVENT",
      "UID:a1",
      "DTSTAMP:20261102T091011Z",
      "DTSTART;VALUE=DATE:20261231",
      "DTEND;VALUE=DATE:20270101",
      "SUMMARY:Dags att titta\\, nu",
      "CLASS:PRIVATE",
      "TRANSP:TRANSPARENT",
      "BEGIN:VALARM",
      "ACTION:DISPLAY",
      "DESCRIPTION:Dags att titta\\, nu",
      "TRIGGER;RELATED=START:PT8H",
      "END:VALARM",
      "END:VEVENT",
      "END:VCALENDAR",
      "",
    ]);
  });

  it("escapes what has a meaning of its own", () => {
    expect(escapeText("a\\b;c,d\r\ne\nf")).toBe("a\\\\b\\;c\\,d\\ne\\nf");
  });

  it("folds at 75 octets, never within a character, and unfolds to the same", () => {
    const text = fc.string({ unit: "grapheme", maxLength: 300 }).filter((t) => !/[\r\n]/.test(t));
    fc.assert(
      fc.property(text, (line) => {
        const folded = fold(line);
        for (const one of folded.split("\r\n")) {
          expect(new TextEncoder().encode(one).length).toBeLessThanOrEqual(75);
          expect(one).not.toMatch(/^ ?\p{Surrogate}|\p{Surrogate}$/u);
        }
        expect(folded.replaceAll("\r\n ", "")).toBe(line);
      }),
    );
    expect(fold("å".repeat(38))).toBe(`${"å".repeat(37)}\r\n å`);
  });
});
