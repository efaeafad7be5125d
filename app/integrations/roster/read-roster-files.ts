// Takes files chosen in a page or found in a folder for the tables of a roster, by name. Pure; decides no content.
import { type RosterFile, type RosterProblem, type RosterTables, rosterFiles } from "~/domain/roster/table";
import { readCsvTable } from "./csv-tables";

export type ReadRoster = ({ ok: true; tables: RosterTables } | { ok: false; problems: RosterProblem[] }) & {
  /** Files whose names are no table's: not read, and whoever chose them is told. */
  strangers: string[];
};

/** Every file that is missing or cannot be read is named at once. Names are compared without case. */
export function readRosterFiles(given: readonly { name: string; bytes: Uint8Array }[]): ReadRoster {
  const problems: RosterProblem[] = [];
  const tables: Partial<RosterTables> = {};
  for (const file of rosterFiles) {
    const found = given.find((g) => g.name.toLowerCase() === `${file}.csv`);
    const read = found && readCsvTable(found.bytes);
    if (!read) problems.push(fault(file, null, "no_file"));
    else if (read.ok) tables[file] = read.table;
    else problems.push(fault(file, read.line, "not_csv"));
  }
  const strangers = given
    .map((g) => g.name)
    .filter((name) => !rosterFiles.some((file) => name.toLowerCase() === `${file}.csv`));
  return problems.length > 0
    ? { ok: false, problems, strangers }
    : { ok: true, tables: tables as RosterTables, strangers };
}

const fault = (file: RosterFile, line: number | null, key: string): RosterProblem => ({
  file,
  line,
  column: null,
  key,
});
