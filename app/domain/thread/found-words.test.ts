import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { beyondOf, piecesOf, type SearchedText, typedWords } from "./found-words";

const shown = (text: string): SearchedText => ({ in: null, text });
const finds = (text: string, words: string) => beyondOf([shown(text)], typedWords(words)) !== null;

describe("words in the texts of an item", () => {
  it.each([
    ["ÅT UPP ALLT", "åt", true],
    ["ÅT UPP ALLT", "at", false],
    ["at upp allt", "åt", false],
    ["Möte", "mote", false],
    ["Mo\u0308te med mamma", "MÖTE", true],
    ["Möte med mamma", "mo\u0308te", true],
    ["Mo\u0308te", "mote", false],
    ["frånvaro", "anv", false],
    ["frånvaro", "ånv", true],
    ["mamma kom", "kom mamma", true],
    ["mamma kom", "pappa kom", false],
    ["100 %", "%", true],
  ])("%j by %j: %s", (text, words, found) => {
    expect(finds(text, words)).toBe(found);
  });

  it("may stand in several texts, and say where when that is not in plain sight", () => {
    const texts: SearchedText[] = [
      shown("Kom sent igen."),
      { in: "earlier", text: "Kom försent." },
      { in: "files", text: "skiss.png" },
    ];
    const found = (words: string) => beyondOf(texts, typedWords(words));
    expect(found("sent igen")).toEqual([]);
    expect(found("försent skiss igen")).toEqual(["earlier", "files"]);
    expect(found("sent skiss")).toEqual(["files"]);
    expect(found("försent saknas")).toBeNull();
    expect(found("")).toEqual([]);
  });
});

describe("the pieces of a text", () => {
  const said = (text: string, words: string) =>
    piecesOf(text, typedWords(words))
      .map(({ text, found }) => (found ? `[${text}]` : text))
      .join("");

  it.each([
    ["Mamma sa: mamma", "mamma", "[Mamma] sa: [mamma]"],
    ["Mo\u0308te", "ö", "M[ö]te"],
    ["aaa", "aa", "[aaa]"],
    ["ÅÄÖ", "ä", "Å[Ä]Ö"],
    ["İstanbul och Åre", "åre", "İstanbul och [Åre]"],
    ["ingenting", "annat", "ingenting"],
    ["", "annat", ""],
  ])("%j by %j: %s", (text, words, expected) => {
    expect(said(text, words)).toBe(expected);
  });

  it("are the text, whatever it holds", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }), (text, words) => {
        const whole = piecesOf(text, typedWords(words))
          .map((piece) => piece.text)
          .join("");
        expect(whole).toBe(text.normalize("NFC"));
      }),
    );
  });
});
