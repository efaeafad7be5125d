// Reads the answers of a report's questions from a form: `f.<field>`, of people `f.<field>.<row>.<column>`; `u.<field>`
// is "I do not know", `v.<field>` the version that the writer had before her, `o.<field>` the mark of what she met in it
// (answer-print). Judges nothing.
import type { ReportField } from "./domain/report/form-shape";
import { field, fields } from "./form-data";

export interface Answer {
  field: string;
  value: unknown;
  version: number;
  shown?: string;
}

const mostRows = 40;

export function readAnswer(form: FormData, asked: ReportField): Answer {
  const version = Number(field(form, `v.${asked.id}`)) || 0;
  const value = asked.mayBeUnknown && field(form, `u.${asked.id}`) ? null : givenIn(form, asked);
  const shown = field(form, `o.${asked.id}`);
  return { field: asked.id, value, version, ...(shown ? { shown } : {}) };
}

function givenIn(form: FormData, { id, kind, columns = [] }: ReportField): unknown {
  if (kind === "choices") return fields(form, `f.${id}`);
  if (kind !== "people") return field(form, `f.${id}`);
  const rows = Array.from({ length: mostRows }, (_, row) =>
    Object.fromEntries(
      columns.flatMap((column) => {
        const cell = field(form, `f.${id}.${row}.${column}`).trim();
        return cell === "" ? [] : [[column, cell]];
      }),
    ),
  );
  return rows.filter((row) => Object.keys(row).length > 0);
}

/** Whether the form holds the question at all: what was not shown was not answered. */
export const wasAsked = (form: FormData, id: string): boolean => form.has(`v.${id}`);
