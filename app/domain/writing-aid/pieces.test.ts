import fc from "fast-check";
import { expect, it } from "vitest";
import { markKinds } from "./marks";
import { digestOf, type Piece, piecesOf } from "./pieces";

const words = (pieces: Piece[]): string =>
  pieces.map((p) => (typeof p === "string" ? p : words(p.within))).join("");

it("cuts a text by its marks and loses nothing of it, whatever they cross", () => {
  const text = "Hon verkar alltid ledsen på lektionen.";
  const mark = fc
    .tuple(fc.constantFrom(...markKinds), fc.nat(text.length - 1), fc.nat(text.length))
    .map(([kind, a, b]) => ({ kind, start: Math.min(a, b), end: Math.max(a, b) + 1 }));
  fc.assert(
    fc.property(fc.array(mark, { maxLength: 6 }), (marks) => {
      expect(words(piecesOf(text, marks))).toBe(text);
    }),
  );
});

it("puts a mark that lies within another inside it, with its own number", () => {
  const marks = [
    { kind: "source_unclear" as const, start: 0, end: 14 },
    { kind: "missing_when" as const, start: 7, end: 11 },
  ];
  expect(piecesOf("De slår ofta henne.", marks)).toEqual([
    {
      kind: "source_unclear",
      index: 0,
      within: ["De slår", { kind: "missing_when", index: 1, within: [" oft"] }, "a h"],
    },
    "enne.",
  ]);
});

it("a digest is the same for the same words of the same kind, and holds none of them", () => {
  const of = (text: string, kind: "interpretation" | "diagnosis") =>
    digestOf(text, { kind, start: 0, end: 6 });
  expect(of("Alltid", "interpretation")).toBe(of("alltid sen", "interpretation"));
  expect(of("alltid", "interpretation")).not.toBe(of("alltid", "diagnosis"));
  expect(of("alltid", "interpretation")).not.toContain("alltid");
});
