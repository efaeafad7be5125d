// What an import would do to the register: which rows are new, which differ, which are the same already. A unit that the
// file does not name is left alone: a file of one county must not close the rest. Writes nothing.
import type { RegisterRow } from "./csv";
import { differingFields } from "./unit";

export interface KnownRow extends RegisterRow {
  id: string;
  version: number;
}

export interface ImportPlan<K extends KnownRow> {
  add: RegisterRow[];
  change: { known: K; row: RegisterRow }[];
  same: number;
}

const nameOf = (row: { municipalityCode: string; unit: string }) => `${row.municipalityCode} ${row.unit}`;

export function planImport<K extends KnownRow>(
  known: readonly K[],
  rows: readonly RegisterRow[],
): ImportPlan<K> {
  const byName = new Map(known.map((row) => [nameOf(row), row]));
  const plan: ImportPlan<K> = { add: [], change: [], same: 0 };
  for (const row of rows) {
    const before = byName.get(nameOf(row));
    if (!before) plan.add.push(row);
    else if (isSame(before, row)) plan.same += 1;
    else plan.change.push({ known: before, row });
  }
  return plan;
}

function isSame(one: RegisterRow, other: RegisterRow): boolean {
  const marks = (["checkedOn", "checkedBy", "active"] as const).every((key) => one[key] === other[key]);
  return marks && differingFields(one, other).length === 0;
}
