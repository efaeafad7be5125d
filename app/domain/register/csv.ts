// The register as a CSV file: its columns in Swedish and English, how a row is read and how it is written. What is
// exported can be imported again and changes nothing. A cell that a spreadsheet would take for a formula gets an
// apostrophe in front, and loses it again when it is read. Decides nothing about what is stored: see plan-import.ts.
import {
  checkUnit,
  formOfUnit,
  isCheckDay,
  type UnitEntry,
  type UnitField,
  type UnitForm,
  unitFields,
} from "./unit";

export type CsvColumn = UnitField | "active" | "checkedOn" | "checkedBy";

export const csvColumns: readonly { key: CsvColumn; sv: string; en: string }[] = [
  { key: "municipalityCode", sv: "kommunkod", en: "municipality" },
  { key: "unit", sv: "mottagning", en: "unit" },
  { key: "districts", sv: "stadsdelar", en: "districts" },
  { key: "address", sv: "adress", en: "address" },
  { key: "phone", sv: "telefon", en: "phone" },
  { key: "outOfHoursPhone", sv: "socialjour", en: "out of hours" },
  { key: "noticeEmail", sv: "e-post för avisering", en: "notice email" },
  { key: "channel", sv: "kanal", en: "channel" },
  { key: "channelAddress", sv: "kanaladress", en: "channel address" },
  { key: "functionId", sv: "funktions-id", en: "function id" },
  { key: "eServiceUrl", sv: "e-tjänst", en: "e-service" },
  { key: "asksFor", sv: "ber om därutöver", en: "asks for" },
  { key: "specialistContact", sv: "specialistkontakt", en: "specialist contact" },
  { key: "specialistHonour", sv: "specialist heder", en: "specialist honour" },
  { key: "specialistViolence", sv: "specialist våld", en: "specialist violence" },
  { key: "specialistSexual", sv: "specialist sexuella övergrepp", en: "specialist sexual abuse" },
  { key: "wordsToReporters", sv: "ord till anmälare", en: "words to reporters" },
  { key: "openWithinMinutes", sv: "öppnas inom minuter", en: "open within minutes" },
  { key: "source", sv: "källa", en: "source" },
  { key: "checkedOn", sv: "kontrollerad", en: "checked on" },
  { key: "checkedBy", sv: "kontrollerad av", en: "checked by" },
  { key: "active", sv: "aktiv", en: "active" },
];

export interface RegisterRow extends UnitEntry {
  checkedOn: string;
  checkedBy: string;
  active: boolean;
}

/** What is wrong and where; `key` is one of the texts' errors or register.csv keys. */
export interface CsvProblem {
  line: number | null;
  column: string | null;
  key: string;
  params?: Record<string, string | number>;
}

interface Table {
  header: string[];
  rows: { line: number; cells: string[] }[];
}

const formula = /^'*[=+\-@\t\r]/;
export const guardCell = (text: string): string => (formula.test(text) ? `'${text}` : text);
const unguard = (cell: string): string => (cell.startsWith("'") && formula.test(cell) ? cell.slice(1) : cell);

const fold = (header: string) =>
  header
    .normalize("NFC")
    .trim()
    .toLocaleLowerCase("sv")
    .replace(/[_\s]+/g, " ");

const yes = new Map([
  ["", true],
  ["ja", true],
  ["yes", true],
  ["nej", false],
  ["no", false],
]);

export type ReadRegister = { ok: true; rows: RegisterRow[] } | { ok: false; problems: CsvProblem[] };

/** Every fault of the whole file at once. `today`: nothing can have been checked later. */
export function readRegister(table: Table, today: string): ReadRegister {
  const { places, problems } = placeHeaders(table.header);
  const rows: RegisterRow[] = [];
  const seen = new Map<string, number>();
  if (problems.length > 0) return { ok: false, problems };
  if (table.rows.length === 0) return { ok: false, problems: [problem(null, null, "no_rows")] };
  for (const { line, cells } of table.rows) {
    if (cells.length !== table.header.length) {
      const params = { expected: table.header.length, found: cells.length };
      problems.push({ line, column: null, key: "cell_count", params });
      continue;
    }
    const cell = (key: CsvColumn) => unguard((cells[places.get(key) ?? -1] ?? "").trim());
    const row = readRow(cell, { line, today, problems });
    const name = `${cell("municipalityCode")} ${cell("unit")}`;
    const first = seen.get(name);
    if (first !== undefined) problems.push({ line, column: null, key: "unit_twice", params: { first } });
    seen.set(name, first ?? line);
    if (row) rows.push(row);
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, rows };
}

function placeHeaders(header: string[]) {
  const problems: CsvProblem[] = [];
  const places = new Map<CsvColumn, number>();
  header.forEach((name, place) => {
    const column = csvColumns.find(({ sv, en }) => [sv, en].includes(fold(name)));
    if (!column) problems.push(problem(1, name, "unknown_column"));
    else if (places.has(column.key)) problems.push(problem(1, name, "column_twice"));
    else places.set(column.key, place);
  });
  for (const { key, sv } of csvColumns) {
    if (mustStand.includes(key) && !places.has(key)) problems.push(problem(1, sv, "missing_column"));
  }
  return { places, problems };
}

const mustStand: readonly CsvColumn[] = ["municipalityCode", "unit", "channel", "source", "checkedOn"];

function readRow(
  cell: (key: CsvColumn) => string,
  { line, today, problems }: { line: number; today: string; problems: CsvProblem[] },
): RegisterRow | null {
  const form = Object.fromEntries(unitFields.map((key) => [key, cell(key)])) as UnitForm;
  const checked = checkUnit(form);
  const found = checked.ok ? [] : Object.entries(checked.errors);
  for (const [key, { key: fault, params }] of found)
    problems.push({ line, column: titleOf(key as CsvColumn), key: fault, ...(params ? { params } : {}) });
  const [checkedOn, checkedBy] = [cell("checkedOn"), cell("checkedBy").replace(/\s+/g, " ")];
  const isDay = isCheckDay(checkedOn, today);
  if (!isDay) problems.push(problem(line, titleOf("checkedOn"), "unit_check_day_wrong"));
  const isShort = checkedBy.length <= 200;
  if (!isShort)
    problems.push({ line, column: titleOf("checkedBy"), key: "text_too_long", params: { limit: 200 } });
  const active = yes.get(cell("active").toLocaleLowerCase("sv"));
  if (active === undefined) problems.push(problem(line, titleOf("active"), "unit_yes_or_no"));
  if (!checked.ok || !isDay || !isShort || active === undefined) return null;
  return { ...checked.value, checkedOn, checkedBy, active };
}

const titleOf = (key: CsvColumn): string => csvColumns.find((column) => column.key === key)?.sv ?? key;

const problem = (line: number | null, column: string | null, key: string): CsvProblem => ({
  line,
  column,
  key,
});

function quote(text: string): string {
  const safe = guardCell(text);
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Semicolons and a byte order mark, as Swedish spreadsheets expect. */
export function writeRegister(rows: readonly RegisterRow[]): string {
  const lines = rows.map((row) => {
    const form = formOfUnit(row);
    return csvColumns.map(({ key }) => {
      if (key === "active") return row.active ? "ja" : "nej";
      if (key === "checkedOn" || key === "checkedBy") return row[key];
      return form[key];
    });
  });
  const table = [csvColumns.map(({ sv }) => sv), ...lines];
  return `\uFEFF${table.map((cells) => cells.map(quote).join(";")).join("\r\n")}\r\n`;
}
