import { describe, expect, it } from "vitest";
import { heldBackBy, missingFields } from "./completeness";
import { currentForm, type FieldId, fieldsOf, formOfVersion } from "./form";
import type { ReportForm } from "./form-shape";
import { type ReportValues, reportValuesSchema } from "./values";

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

  it("takes 'unknown' for an answer to every question of a complete report, but of what one always knows", () => {
    const answers = (form: ReportForm) =>
      fieldsOf(form)
        .filter((field) => field.complete && field.kind !== "yes_no_unknown" && !field.mayBeUnknown)
        .map((field) => field.id);
    expect(answers(currentForm)).toEqual(["observations", "reporters", "feedback", "receiver"]);
    expect(answers(formOfVersion(1)).length).toBeGreaterThan(4);
  });

  it("lets a report of unknown answers lack nothing, and be held back by the three things alone", () => {
    const unknown = fields.flatMap((field) => (field.mayBeUnknown ? [field.id as FieldId] : []));
    const chosen = fields.filter((field) => field.kind === "yes_no_unknown").map((f) => [f.id, "unknown"]);
    const values: ReportValues = { ...Object.fromEntries(chosen), unknown, feedback: "no" };
    expect(reportValuesSchema.safeParse(values).success).toBe(true);
    expect(missingFields(values, currentForm.version)).toEqual(["observations", "reporters", "receiver"]);
    expect(heldBackBy(values)).toEqual(["child", "what", "receiver"]);
  });

  it("knows its versions", () => {
    expect(formOfVersion(2)).toBe(currentForm);
    expect(fieldsOf(formOfVersion(1)).map(({ id, kind }) => [id, kind])).toEqual(
      fields.map(({ id, kind }) => [id, kind]),
    );
    expect(() => formOfVersion(0)).toThrow(RangeError);
  });
});
