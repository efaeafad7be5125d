// What a report says: labelled for a reader of the document, and by the form's own ids for the receiver's page.
// Unanswered questions are left out; "I do not know" is an answer. Decides nothing of what may be sent.

import { asWritten } from "../pupil/personal-number";
import type { ReceivedContent } from "../reception/content";
import { isAsked } from "./completeness";
import { type FieldId, formOfVersion } from "./form";
import type { ReportField } from "./form-shape";
import type { ReportValues } from "./values";
import type { Words } from "./words";

export interface ContentSection {
  id: string;
  heading: string;
  rows: { field: string; label: string; value: string }[];
}

export function sectionsOf(
  values: ReportValues,
  { formVersion, words, receiver }: { formVersion: number; words: Words; receiver: string },
): ContentSection[] {
  const sections = formOfVersion(formVersion).sections.map((section) => ({
    id: section.id,
    heading: words(`report-form:inDocument.${section.id}`),
    rows: section.fields
      .filter((field) => isAsked(field, values))
      .flatMap((field) => {
        const value = field.kind === "municipality" ? receiver : answer(field, values, words);
        return value === ""
          ? []
          : [{ field: field.id, label: words(`report-fields:${field.id}.label`), value }];
      }),
  }));
  return sections.filter((s) => s.rows.length > 0);
}

/** What the receiver stores beside the file: the answers as they were given. */
export function receivedContentOf(values: ReportValues, follows: string | null = null): ReceivedContent {
  return {
    ...(follows ? { follows } : {}),
    child: {
      name: values.childName,
      personalNumber: values.childPersonalNumber,
      birthDate: values.childBirthDate,
      address: values.childAddress,
      description: values.childDescription,
    },
    summary: values.observations || values.acuteHow || values.whyNow,
    reporter: values.reporters,
    fields: values,
  };
}

function answer(field: ReportField, values: ReportValues, words: Words): string {
  if (values.unknown?.includes(field.id as FieldId)) return words("report-form:unknown");
  const value: unknown = values[field.id as FieldId];
  const option = (o: unknown) => (o ? words(`report-form:options.${String(o)}`) : "");
  switch (field.kind) {
    case "choice":
    case "yes_no_unknown":
      return option(value);
    case "choices":
      return Array.isArray(value) ? value.map(option).join("; ") : "";
    case "people":
      return Array.isArray(value) ? value.map((row) => person(field, row, words)).join("\n") : "";
    case "date_time":
      return typeof value === "string" ? value.replace("T", " ") : "";
    default:
      return typeof value === "string" ? (field.id === "childPersonalNumber" ? asWritten(value) : value) : "";
  }
}

function person(field: ReportField, row: Record<string, string | undefined>, words: Words): string {
  return (field.columns ?? [])
    .flatMap((column, i) => {
      const said = row[column];
      if (!said) return [];
      const cell = column === "personalNumber" ? asWritten(said) : said;
      return [i === 0 ? cell : `${words(`report-form:columns.${column}`).toLocaleLowerCase()}: ${cell}`];
    })
    .join(", ");
}
