// Version 2 of the report form: version 1's questions in its order, where 'I do not know' is an answer to each question that
// a complete report has and that one may not know the answer to. Never changed once a report has been written in it.

import type { ReportField, ReportForm } from "./form-shape";
import { formV1 } from "./form-v1";

/** What one always knows: what one has seen or fears, who one is, and what one wishes. */
const known: readonly string[] = ["observations", "reporters", "feedback", "receiver"];

function withUnknown(field: ReportField): ReportField {
  const asksKnowledge = field.complete && field.kind !== "yes_no_unknown" && !known.includes(field.id);
  return asksKnowledge ? { ...field, mayBeUnknown: true } : field;
}

export const formV2: ReportForm = {
  version: 2,
  sections: formV1.sections.map((section) => ({ ...section, fields: section.fields.map(withUnknown) })),
};
