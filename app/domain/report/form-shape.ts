// The shape of a report form, whatever its version.
// Texts: report-form:sections.<id>.{title,lead}, report-fields:<id>.{label,guidance,why},
// report-form:options.<option>, report-form:columns.<column>.

export type FieldKind =
  | "text"
  | "long_text"
  | "date"
  | "date_time"
  | "choice"
  | "choices"
  | "yes_no_unknown"
  | "people"
  | "municipality";

export type SectionId = "now" | "child" | "observed" | "family" | "school" | "reporter" | "review";

export interface ReportField {
  id: string;
  kind: FieldKind;
  /** What a complete report has. Never holds a report back. */
  complete?: true;
  /** A text field that can be answered with "I do not know". */
  mayBeUnknown?: true;
  /** Filled in from what the tool knows; the second kind is left empty for a protected identity. */
  roster?: "filled_in" | "filled_in_unless_protected";
  /** Of a choice or choices. */
  options?: readonly string[];
  /** Of a list of people: one row each. */
  columns?: readonly string[];
  /** Asked only when another field has this answer. */
  when?: { field: string; is: string };
}

export interface ReportSection {
  id: SectionId;
  fields: readonly ReportField[];
}

export interface ReportForm {
  version: number;
  sections: readonly ReportSection[];
}
