// What the report form's fields may hold. Lenient on purpose: everything may be left out, and a draft is
// saved as it is written. Errors are keys of report-form:errors. Does not know which answers are missing.

import { z } from "zod";
import { isCivilDate } from "../calendar/stockholm";
import { normaliseNote } from "../concern/graphemes";
import { type CurrentField, currentForm, type FieldId, fieldsOf, yesNoUnknown } from "./form";
import type { FieldKind } from "./form-shape";

const longest = { text: 300, long_text: 10_000, people: 20 } as const;

type ValueOfKind<Kind extends FieldKind, Options, Column> = Kind extends "choices"
  ? Options[]
  : Kind extends "choice"
    ? Options
    : Kind extends "yes_no_unknown"
      ? (typeof yesNoUnknown)[number]
      : Kind extends "people"
        ? { [C in Column & string]?: string }[]
        : string;

type OptionsOf<F> = F extends { options: readonly (infer O)[] } ? O : never;
type ColumnsOf<F> = F extends { columns: readonly (infer C)[] } ? C : never;

/** Answers by field; `unknown` names the fields answered with "I do not know". */
export type ReportValues = {
  [F in CurrentField as F["id"]]?: ValueOfKind<F["kind"], OptionsOf<F>, ColumnsOf<F>>;
} & { unknown?: FieldId[] };

const line = z
  .string()
  .transform((text) => normaliseNote(text).trim())
  .pipe(z.string().max(longest.text, "tooLong"));

const prose = z
  .string()
  .transform((text) => normaliseNote(text).trimEnd())
  .pipe(z.string().max(longest.long_text, "tooLong"));

const date = z.string().refine((text) => text === "" || isCivilDate(text), "notADate");

const dateTime = z.string().refine((text) => {
  if (text === "") return true;
  const [day = "", time = ""] = text.split("T");
  return isCivilDate(day) && /^([01]\d|2[0-3]):[0-5]\d$/.test(time);
}, "notATime");

const municipality = z.string().regex(/^(\d{4})?$/, "notAMunicipality");

function oneOf(options: readonly string[]) {
  return z.string().refine((value) => value === "" || options.includes(value), "notAnOption");
}

function someOf(options: readonly string[]) {
  return z.array(oneOf(options)).transform((chosen) => options.filter((option) => chosen.includes(option)));
}

function people(columns: readonly string[]) {
  return z
    .array(z.strictObject(Object.fromEntries(columns.map((column) => [column, line.optional()]))))
    .max(longest.people, "tooManyPeople")
    .transform((rows) => rows.filter((row) => Object.values(row).some((cell) => cell)));
}

function schemaOf(field: { kind: FieldKind; options?: readonly string[]; columns?: readonly string[] }) {
  const schemas: Record<FieldKind, () => z.ZodType> = {
    text: () => line,
    long_text: () => prose,
    date: () => date,
    date_time: () => dateTime,
    municipality: () => municipality,
    yes_no_unknown: () => oneOf(yesNoUnknown),
    choice: () => oneOf(field.options ?? []),
    choices: () => someOf(field.options ?? []),
    people: () => people(field.columns ?? []),
  };
  return schemas[field.kind]().optional();
}

const fields = fieldsOf(currentForm);
const answersUnknown = fields.filter((field) => field.mayBeUnknown).map((field) => field.id);

/** The whole of the current form; for one field alone: `.shape`. Dates are "YYYY-MM-DD", times "YYYY-MM-DDTHH:MM". */
export const reportValuesSchema = z.strictObject({
  ...Object.fromEntries(fields.map((field) => [field.id, schemaOf(field)])),
  unknown: someOf(answersUnknown).optional(),
}) as unknown as z.ZodObject<Record<FieldId | "unknown", z.ZodType>> & z.ZodType<ReportValues>;
