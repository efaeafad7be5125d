// Reads one file's rows by its columns: headers in either language, each cell by its column, every fault with its line.
// Knows nothing of other rows or files.
import { type Column, rosterColumns } from "./columns";
import type { RosterFile, RosterProblem, RosterTable } from "./table";

export interface RosterRow {
  line: number;
  values: Record<string, string | null>;
}

const fold = (header: string) =>
  header
    .normalize("NFC")
    .trim()
    .toLocaleLowerCase("sv")
    .replace(/[_\s]+/g, " ");

export function readCells(
  file: RosterFile,
  table: RosterTable,
): { rows: RosterRow[]; problems: RosterProblem[] } {
  const columns = rosterColumns[file];
  const { places, problems } = placeHeaders(file, table.header, columns);
  const rows: RosterRow[] = [];
  const present = columns.filter((column) => places.has(column.key));
  const cellOf = (row: RosterTable["rows"][number], column: Column) =>
    (row.cells[places.get(column.key) as number] ?? "").trim();
  for (const row of table.rows) {
    const values: RosterRow["values"] = Object.fromEntries(columns.map(({ key }) => [key, null]));
    if (row.cells.length === table.header.length) {
      for (const column of present)
        values[column.key] = readCell(file, row.line, column, cellOf(row, column), problems);
    } else {
      const params = { expected: table.header.length, found: row.cells.length };
      problems.push({ file, line: row.line, column: null, key: "cell_count", params });
      // Its id alone, so that the rows which point to it are not reported as well.
      for (const column of present.filter(({ key }) => key === "id")) values.id = cellOf(row, column);
    }
    rows.push({ line: row.line, values });
  }
  return { rows, problems };
}

function placeHeaders(file: RosterFile, header: string[], columns: readonly Column[]) {
  const problems: RosterProblem[] = [];
  const places = new Map<string, number>();
  header.forEach((name, place) => {
    const column = columns.find((candidate) => [candidate.sv, candidate.en].includes(fold(name)));
    if (!column) problems.push({ file, line: 1, column: name, key: "unknown_column" });
    else if (places.has(column.key)) problems.push({ file, line: 1, column: name, key: "column_twice" });
    else places.set(column.key, place);
  });
  for (const column of columns) {
    if (column.required && !places.has(column.key))
      problems.push({ file, line: 1, column: column.sv, key: "missing_column" });
  }
  return { places, problems };
}

function readCell(
  file: RosterFile,
  line: number,
  column: Column,
  cell: string,
  problems: RosterProblem[],
): string | null {
  if (cell === "") {
    if (column.required) problems.push({ file, line, column: column.sv, key: "empty_cell" });
    return null;
  }
  const read = column.read(cell);
  if ("value" in read) return read.value;
  const { problem: key, params } = read;
  problems.push(
    params ? { file, line, column: column.sv, key, params } : { file, line, column: column.sv, key },
  );
  return null;
}
