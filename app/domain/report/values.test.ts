import { describe, expect, it } from "vitest";
import { currentForm, type FieldId, fieldsOf } from "./form";
import { reportValuesSchema } from "./values";

function errorOf(field: FieldId, value: unknown) {
  const result = reportValuesSchema.shape[field].safeParse(value);
  return result.success ? null : result.error.issues[0]?.message;
}

describe("reportValuesSchema", () => {
  it("takes an empty form and a form of empty answers, as a browser sends it", () => {
    expect(reportValuesSchema.parse({})).toEqual({});
    const empty = Object.fromEntries(
      fieldsOf(currentForm).map((field) => [field.id, ["choices", "people"].includes(field.kind) ? [] : ""]),
    );
    expect(reportValuesSchema.parse(empty)).toEqual(empty);
  });

  it("refuses a field that the form does not have", () => {
    expect(reportValuesSchema.safeParse({ diagnosis: "x" }).success).toBe(false);
    expect(reportValuesSchema.safeParse({ siblings: [{ personalNumber: "x" }] }).success).toBe(false);
  });

  it("keeps text as it was written, but for line breaks, composition and outer blanks", () => {
    const values = { childName: "  A\u0301lva ", observations: "  Rad ett\r\nrad två \r\n" };
    expect(reportValuesSchema.parse(values)).toEqual({
      childName: "Álva",
      observations: "  Rad ett\nrad två",
    });
  });

  it.each<[FieldId, unknown, string | null]>([
    ["childName", "x".repeat(300), null],
    ["childName", "x".repeat(301), "tooLong"],
    ["observations", "x".repeat(10_000), null],
    ["observations", "x".repeat(10_001), "tooLong"],
    ["childBirthDate", "2016-02-29", null],
    ["childBirthDate", "2015-02-29", "notADate"],
    ["phoneReportWhen", "2026-03-02T08:05", null],
    ["phoneReportWhen", "2026-03-02T24:05", "notATime"],
    ["phoneReportWhen", "2026-03-02", "notATime"],
    ["receiver", "0180", null],
    ["receiver", "180", "notAMunicipality"],
    ["acute", "unknown", null],
    ["acute", "maybe", "notAnOption"],
    ["feedback", "unknown", "notAnOption"],
    ["categories", ["neglect"], null],
    ["categories", ["neglect", "boredom"], "notAnOption"],
    ["siblings", Array(21).fill({ name: "x" }), "tooManyPeople"],
  ])("%s: %j gives %s", (field, value, error) => {
    expect(errorOf(field, value)).toBe(error);
  });

  it("drops empty rows of people, doubles among choices, and 'unknown' on what is no text", () => {
    const parsed = reportValuesSchema.parse({
      siblings: [
        { name: "", age: "" },
        { name: "Nova", age: "4" },
      ],
      categories: ["neglect", "physical_violence", "neglect", ""],
      unknown: ["nextContact"],
    });
    expect(parsed).toEqual({
      siblings: [{ name: "Nova", age: "4" }],
      categories: ["physical_violence", "neglect"],
      unknown: ["nextContact"],
    });
    expect(reportValuesSchema.safeParse({ unknown: ["observations"] }).success).toBe(false);
  });
});
