import { describe, expect, test } from "vitest";
import { carriedOver, changedSince, firstAnswers } from "./begun-from";
import type { ReportValues } from "./values";

const earlier: ReportValues = {
  observations: "Hon frös.",
  childAddress: "Hemliga vägen 1",
  guardians: [{ name: "Eva Lindqvist" }],
  childName: "Alva Lindqvist",
  acute: "yes",
  reporters: [{ name: "Maria Ek" }],
  unknown: ["nextContact"],
};
const untouched = new Set(["childName"]);

describe("what a report takes along from the one that it follows", () => {
  test("is what was written, not what is of the day, nor what the tool fills in afresh, nor who reported", () => {
    expect(carriedOver(earlier, { untouched, protectedNow: false })).toEqual({
      observations: "Hon frös.",
      childAddress: "Hemliga vägen 1",
      guardians: [{ name: "Eva Lindqvist" }],
    });
  });

  test("holds no place and no family of a child who is protected by now", () => {
    expect(carriedOver(earlier, { untouched, protectedNow: true })).toEqual({ observations: "Hon frös." });
  });

  test("a mark of protection takes away what the tool knows of the place", () => {
    const known: ReportValues = {
      protectedIdentity: "no",
      school: "Norrskolan",
      reporters: [{ name: "Maria Ek", workplace: "Norrskolan" }],
    };
    const from = { values: { protectedIdentity: "yes" as const }, entries: [], siblingOf: null };
    expect(firstAnswers(known, from)).toEqual({
      protectedIdentity: "yes",
      reporters: [{ name: "Maria Ek" }],
    });
    expect(firstAnswers(known, null)).toBe(known);
  });

  test("what has changed is told by field; what is asked anew counts once it is answered", () => {
    const now: ReportValues = { ...earlier, observations: "Hon fryser än." };
    expect(changedSince(earlier, { ...now, acute: undefined })).toEqual(["observations"]);
    expect(changedSince(earlier, { ...now, acute: "no" })).toEqual(["observations", "acute"]);
    expect(changedSince(earlier, { ...earlier, observations: "Hon frös. " })).toEqual([]);
  });
});
