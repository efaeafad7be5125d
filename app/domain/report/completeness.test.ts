import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { askedValues, canSend, heldBackBy, isAsked, missingFields } from "./completeness";
import { currentForm, type FieldId, fieldsOf } from "./form";
import type { ReportValues } from "./values";

const least: ReportValues = { childName: "Ella", observations: "Blåmärken på armen.", receiver: "2180" };
const fields = fieldsOf(currentForm);

describe("what holds a report back", () => {
  it("is three things only", () => {
    expect(heldBackBy({})).toEqual(["child", "what", "receiver"]);
    expect(heldBackBy(least)).toEqual([]);
    expect(canSend(least)).toBe(true);
  });

  it.each(["childName", "childPersonalNumber", "childBirthDate", "childDescription"] as const)(
    "%s is some description of the child",
    (field) => {
      const { childName: _, ...rest } = least;
      expect(heldBackBy(rest)).toEqual(["child"]);
      expect(canSend({ ...rest, [field]: "någon" })).toBe(true);
    },
  );

  it.each(["observations", "childsWords", "interpretation", "acuteHow", "ifNothingDone", "whyNow"] as const)(
    "%s says what has happened or is feared",
    (field) => {
      const { observations: _, ...rest } = least;
      expect(heldBackBy(rest)).toEqual(["what"]);
      expect(canSend({ ...rest, [field]: "något" })).toBe(true);
    },
  );

  it("blanks describe nothing", () => {
    expect(heldBackBy({ childName: " ", observations: "\n", receiver: "" })).toEqual([
      "child",
      "what",
      "receiver",
    ]);
  });

  it("never becomes more by answering more", () => {
    const answer = fc.constantFrom("", "yes", "no", "unknown", "text");
    const answers = fc.dictionary(fc.constantFrom(...fields.map((field) => field.id)), answer);
    fc.assert(
      fc.property(answers, (some) => {
        const added = { ...(some as ReportValues), ...least };
        expect(heldBackBy(added)).toEqual([]);
      }),
    );
  });
});

describe("missingFields", () => {
  const unasked = (values: ReportValues) =>
    fields.filter((field) => field.complete && !isAsked(field, values)).map((field) => field.id);

  it("of an empty form is every unconditional field with the mark, in the form's order", () => {
    const expected = fields.filter((field) => field.complete && !field.when).map((field) => field.id);
    expect(missingFields({}, 1)).toEqual(expected);
    expect(unasked({}).length).toBe(7);
  });

  it("asks how, once it is yes", () => {
    expect(missingFields({ acute: "yes" }, 1)).toContain("acuteHow");
    expect(missingFields({ acute: "unknown" }, 1)).not.toContain("acuteHow");
    expect(missingFields({ guardiansInformed: "no" }, 1)).toContain("guardiansNotInformedWhy");
  });

  it("takes 'unknown' for an answer, and a description for a name", () => {
    expect(missingFields({ unknown: ["nextContact"] }, 1)).not.toContain("nextContact");
    expect(missingFields({ childDescription: "Pojke i blå jacka" }, 1)).not.toContain("childName");
    expect(missingFields({ policeReport: "unknown" }, 1)).not.toContain("policeReport");
  });

  it("asks for no place of a child with protected identity", () => {
    for (const field of ["school", "schoolClass", "schoolAuthority"]) {
      expect(missingFields({ protectedIdentity: "yes" }, 1)).not.toContain(field);
      expect(missingFields({ protectedIdentity: "unknown" }, 1)).toContain(field);
    }
  });

  it("is empty when every marked field has an answer, or 'unknown'", () => {
    const answered = Object.fromEntries(
      fields.map((field) => [
        field.id,
        field.kind === "people" ? [{ name: "x" }] : field.kind === "choices" ? ["x"] : "x",
      ]),
    );
    expect(missingFields(answered as ReportValues, 1)).toEqual([]);
    const { reporters: _, ...without } = answered;
    expect(missingFields(without as ReportValues, 1)).toEqual(["reporters" satisfies FieldId]);
    expect(missingFields({ ...without, reporters: [{ name: " " }] } as ReportValues, 1)).toEqual([
      "reporters",
    ]);
  });
});

describe("what is said outside the form", () => {
  it("leaves out the answers to questions that are no longer asked", () => {
    const values: ReportValues = {
      guardiansInformed: "no",
      guardiansInformedHow: "Mamman ringdes.",
      guardiansNotInformedWhy: "Hot.",
      acute: "no",
      acuteHow: "Pappan hotar.",
      unknown: ["childView", "nextContact"],
    };
    expect(askedValues(values, 2)).toEqual({
      guardiansInformed: "no",
      guardiansNotInformedWhy: "Hot.",
      acute: "no",
      unknown: ["nextContact"],
    });
  });
});
