import { describe, expect, it } from "vitest";
import { currentForm, fieldsOf, formOfVersion } from "./form";

const fields = fieldsOf(currentForm);

describe("the report form", () => {
  it("asks each thing once", () => {
    const ids = fields.map((field) => field.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBe(55);
  });

  it("asks a dependent question only after the one that it depends on, and of an answer that can be given", () => {
    const seen = new Map<string, readonly string[]>();
    let dependent = 0;
    for (const field of fields) {
      if (field.when) {
        dependent += 1;
        expect(seen.get(field.when.field), field.id).toContain(field.when.is);
      }
      seen.set(field.id, field.kind === "yes_no_unknown" ? ["yes", "no", "unknown"] : (field.options ?? []));
    }
    expect(dependent).toBe(9);
  });

  it("gives options to choices and columns to lists of people, and to nothing else", () => {
    for (const field of fields) {
      expect((field.options ?? []).length > 1, field.id).toBe(["choice", "choices"].includes(field.kind));
      expect((field.columns ?? []).length > 1, field.id).toBe(field.kind === "people");
    }
  });

  it("fills in nothing about place for a protected identity", () => {
    const always = fields.filter((field) => field.roster === "filled_in").map((field) => field.id);
    expect(always).toEqual([
      "childName",
      "childPersonalNumber",
      "childBirthDate",
      "childSex",
      "protectedIdentity",
      "reporters",
    ]);
  });

  it("takes 'unknown' for an answer in every text that a complete report has and that is not conditional", () => {
    const stuck = fields.filter(
      (field) =>
        field.complete && !field.when && ["text", "long_text"].includes(field.kind) && !field.mayBeUnknown,
    );
    expect(stuck.map((field) => field.id)).toEqual(["childName", "observations"]);
  });

  it("knows its versions", () => {
    expect(formOfVersion(1)).toBe(currentForm);
    expect(() => formOfVersion(0)).toThrow(RangeError);
  });
});
