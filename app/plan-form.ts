// Reads the form of an action plan: fields with the version and the mark that their writer met, measures by id, new rows.
import type { PlanField } from "./domain/action-plan/rules";
import type { SavePlan } from "./domain/action-plan/save-plan.server";
import { field, fields } from "./form-data";

/** Empty rows that a form offers at a time. */
export const newRows = 3;

const lines = (text: string) => text.replaceAll("\r\n", "\n").trim();

const met = (form: FormData, of: string) => ({
  version: /^\d{1,9}$/.test(field(form, `v.${of}`)) ? Number(field(form, `v.${of}`)) : -1,
  print: field(form, `o.${of}`),
});

const measure = (form: FormData, of: string) => ({
  what: lines(field(form, `${of}.what`)),
  ownerId: field(form, `${of}.ownerId`),
  owner: lines(field(form, `${of}.owner`)),
  dueOn: field(form, `${of}.dueOn`).trim(),
});

export function planForm(
  form: FormData,
  asked: readonly PlanField[],
): Pick<SavePlan, "fields" | "measures" | "added"> {
  return {
    fields: Object.fromEntries(
      asked
        .filter((name) => form.has(`f.${name}`))
        .map((name) => [name, { value: lines(field(form, `f.${name}`)), ...met(form, name) }]),
    ),
    measures: fields(form, "measure").map((id) => ({
      id,
      ...measure(form, id),
      ...met(form, id),
      remove: form.has(`${id}.remove`),
    })),
    added: Array.from({ length: newRows }, (_, at) => measure(form, `new${at}`)),
  };
}

/** What was typed, to be put back into the form where it is refused. */
export function typedPlan(form: FormData): Record<string, string> {
  return Object.fromEntries(
    [...form.entries()].flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
  );
}
