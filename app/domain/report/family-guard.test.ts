import { describe, expect, test } from "vitest";
import { familyGuard, guardedByDefault, guardedOutputs, isLocked } from "./family-guard";

const lifted = (purpose: string, categories: string[]) => ({
  decision: "lifted" as const,
  purpose,
  categories,
});
const restored = { decision: "restored" as const, purpose: "other", categories: [] };
const of = (categories: string[], decisions: Parameters<typeof familyGuard>[2] = []) =>
  familyGuard(categories, guardedByDefault, decisions);
const open = (guard: ReturnType<typeof familyGuard>) => guardedOutputs.filter((o) => !isLocked(guard, o));

describe("the guard on what a guardian could meet", () => {
  test.each(["physical_violence", "witnessed_violence", "sexual_violence", "honour"])(
    "%s locks it all",
    (c) => {
      expect(open(of([c, "absence"]))).toEqual([]);
    },
  );

  test("what is not guarded locks nothing, nor a category that the authority has not chosen", () => {
    expect(open(of(["absence", "neglect"]))).toEqual(guardedOutputs);
    expect(open(familyGuard(["honour"], ["absence"], []))).toEqual(guardedOutputs);
    expect(open(familyGuard(["absence"], ["absence"], []))).toEqual([]);
  });

  test("a decision opens what its purpose needs and no more", () => {
    expect(open(of(["honour"], [lifted("read", ["honour"])]))).toEqual([
      "document",
      "attachment",
      "family_view",
    ]);
    expect(open(of(["honour"], [lifted("carry", ["honour"])]))).not.toContain("family_view");
    expect(open(of(["honour"], [lifted("other", ["honour"])]))).toEqual(guardedOutputs);
    expect(open(of(["honour"], [lifted("nonsense", ["honour"])]))).toEqual([
      "document",
      "attachment",
      "family_view",
    ]);
  });

  test("it holds for the categories that it was made about, and until it is taken back", () => {
    expect(open(of(["honour", "sexual_violence"], [lifted("other", ["honour"])]))).toEqual([]);
    expect(open(of(["honour"], [lifted("other", ["honour"]), restored]))).toEqual([]);
    expect(open(of(["honour"], [lifted("other", ["honour"]), restored, lifted("read", ["honour"])]))).toEqual(
      ["document", "attachment", "family_view"],
    );
  });
});
