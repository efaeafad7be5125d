import { describe, expect, it } from "vitest";
import { isSameAnswer, printOf } from "./answer-print";

describe("whether an answer was left as it was met", () => {
  it.each([
    ["a question never answered", undefined, ""],
    ["nothing ticked", [], ""],
    ["the line ends of a form", "En rad.\nEn till.", "En rad.\r\nEn till.\r\n"],
    ["ticks in another order", ["neglect", "absence"], ["absence", "neglect"]],
    ["a row's cells in another order, and empty ones", [{ name: "Eva", phone: "" }, {}], [{ name: " Eva" }]],
    ["'I do not know'", null, null],
  ])("sees none in %s", (_what, met, given) => {
    expect(isSameAnswer(met, given)).toBe(true);
    expect(printOf(given)).toBe(printOf(met));
  });

  it.each([
    ["a letter", "Kom sent.", "Kom sen."],
    ["'I do not know' for an empty answer", "", null],
    ["a person more", [{ name: "Eva" }], [{ name: "Eva" }, { name: "Bo" }]],
    [
      "people in another order: the first is whom one asks for",
      [{ name: "A" }, { name: "B" }],
      [{ name: "B" }, { name: "A" }],
    ],
    ["a cell moved to another column", [{ name: "Eva" }], [{ phone: "Eva" }]],
  ])("sees %s", (_what, met, given) => {
    expect(isSameAnswer(met, given)).toBe(false);
    expect(printOf(given)).not.toBe(printOf(met));
  });
});
