// A fault of a register's CSV file in words: where, and what. Some are the form's own, some of the file alone.

import type { CsvProblem } from "~/domain/register/csv";
import type { Words } from "~/domain/report/words";

const ofTheFile = [
  "no_rows",
  "unknown_column",
  "column_twice",
  "missing_column",
  "cell_count",
  "unit_twice",
  "unit_check_day_wrong",
  "unit_channel_missing",
  "unit_yes_or_no",
];

export function csvProblemWords(problem: CsvProblem, words: Words): { place: string; words: string } {
  const { line, column, key } = problem;
  const params = { ...problem.params, ...(column ? { column } : {}) };
  if (key === "no_file")
    return { place: words("register:csv.placeFile"), words: words("register:csv.noFile") };
  if (key === "not_csv")
    return { place: words("register:csv.placeFile"), words: words("register:csv.notCsv", params) };
  const said = ofTheFile.includes(key)
    ? words(`register:csv.problem.${key}`, params)
    : words(`errors:${key}`, params);
  if (line === null) return { place: words("register:csv.placeFile"), words: said };
  const at = { line, column: column ?? "" };
  return { place: words(column ? "register:csv.placeColumn" : "register:csv.place", at), words: said };
}
