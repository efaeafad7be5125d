// The report form as versioned data: it drives the page, the document and the JSON alike.
// Says what is asked and how; does not say what may be sent (completeness.ts) or what a value may hold
// (values.ts). A version that has been used is never changed: a change is a new version.
// Source: SoL 19:1, which sets no content of its own.

import type { ReportField, ReportForm } from "./form-shape";
import { formV1 } from "./form-v1";
import { formV2 } from "./form-v2";

export const yesNoUnknown = ["yes", "no", "unknown"] as const;

export const currentForm = formV2;

const forms: readonly ReportForm[] = [formV1, formV2];

/** The questions are those of version 1, so their names and kinds are read from it. */
export type CurrentField = (typeof formV1)["sections"][number]["fields"][number];
export type FieldId = CurrentField["id"];

/** The form that a stored report was written in. */
export function formOfVersion(version: number): ReportForm {
  const form = forms.find((candidate) => candidate.version === version);
  if (!form) throw new RangeError(`There is no version ${version} of the report form`);
  return form;
}

export function fieldsOf(form: ReportForm): readonly ReportField[] {
  return form.sections.flatMap((section) => section.fields);
}
