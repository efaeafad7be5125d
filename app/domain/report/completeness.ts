// Decides what can hold a report back, three things only, and what a complete report still lacks, which
// holds nothing back. Does not check signatures, policy or who asks. A child's coming of age: age.ts.
// Source: SoL 19:1 (at once, personal); domain decision on the three things.

import { type FieldId, fieldsOf, formOfVersion } from "./form";
import type { ReportField } from "./form-shape";
import type { ReportValues } from "./values";

/** report-form:holdsBack.<id> */
export type HeldBackBy = "child" | "what" | "receiver";

const anyOf: Record<HeldBackBy, readonly FieldId[]> = {
  child: ["childName", "childPersonalNumber", "childBirthDate", "childDescription"],
  what: ["observations", "childsWords", "interpretation", "acuteHow", "ifNothingDone", "whyNow"],
  receiver: ["receiver"],
};

function isAnswered(values: ReportValues, id: string): boolean {
  const value = values[id as FieldId];
  if (value === undefined) return false;
  if (typeof value === "string") return value.trim() !== "";
  return value.some((item) =>
    typeof item === "string" ? true : Object.values(item).some((cell) => cell?.trim()),
  );
}

/** Empty when the report can be sent. The first field of each is where to send the writer. */
export function heldBackBy(values: ReportValues): HeldBackBy[] {
  return (["child", "what", "receiver"] as const).filter(
    (thing) => !anyOf[thing].some((id) => isAnswered(values, id)),
  );
}

export function canSend(values: ReportValues): boolean {
  return heldBackBy(values).length === 0;
}

/** Whether the field is asked at all, given the other answers. */
export function isAsked(field: ReportField, values: ReportValues): boolean {
  return !field.when || values[field.when.field as FieldId] === field.when.is;
}

/**
 * The answers without those to questions that are no longer asked. They wait in the form, in case the question comes back;
 * nobody reads them in the document, so they go nowhere beside it either.
 */
export function askedValues(values: ReportValues, formVersion: number): ReportValues {
  const hidden = fieldsOf(formOfVersion(formVersion)).filter((field) => !isAsked(field, values));
  const gone = new Set<string>(hidden.map((field) => field.id));
  const kept = Object.fromEntries(Object.entries(values).filter(([id]) => !gone.has(id))) as ReportValues;
  return values.unknown ? { ...kept, unknown: values.unknown.filter((id) => !gone.has(id)) } : kept;
}

/** Of a child with protected identity these are better left empty, so nobody is asked to fill them in (OSL 21:3). */
const betrayPlace: readonly string[] = ["school", "schoolClass", "schoolAuthority"];

/** What a complete report would also have, in the form's order. A child described without a name lacks none. */
export function missingFields(values: ReportValues, formVersion: number): FieldId[] {
  const unknown: readonly string[] = values.unknown ?? [];
  return fieldsOf(formOfVersion(formVersion))
    .filter((field) => field.complete && isAsked(field, values) && !unknown.includes(field.id))
    .filter((field) => !isAnswered(values, field.id))
    .filter((field) => field.id !== "childName" || !isAnswered(values, "childDescription"))
    .filter((field) => values.protectedIdentity !== "yes" || !betrayPlace.includes(field.id))
    .map((field) => field.id as FieldId);
}
