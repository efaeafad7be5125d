// Reads a case system's table of outcomes: one line a report, by the tool's own reference or, where it has been noted
// here, by the municipality's own registration number. Says what is wrong by line and column. Does not know the reports (plan-outcomes.ts) nor the file's format (integrations/roster/csv-tables).
// Source: the product's own columns; the decisions and endings are the closed lists of status.ts.
import { isCivilDate } from "../calendar/stockholm";
import type { Ending, Outcome } from "./status";

export const outcomeColumns = [
  "referens",
  "diarienummer",
  "beslut",
  "beslutsdatum",
  "olämpligt att återkoppla",
  "avslut",
  "avslutsdatum",
] as const;
type Column = (typeof outcomeColumns)[number];

export const decisionWords: Record<string, Outcome> = {
  inledd: "opened",
  "inte inledd": "not_opened",
  "pågick redan": "already_under_way",
};

export const endingWords: Record<string, Ending> = {
  "stöd med samtycke": "support_with_consent",
  "vård utan samtycke": "care_without_consent",
  "tillgodoses på annat sätt": "need_met_otherwise",
  "inget behov": "no_need_found",
  "tackade nej": "family_declined",
  flyttad: "moved",
};

export interface OutcomeLine {
  line: number;
  /** Empty: the report is found by its number. */
  reference: string;
  number: string | null;
  decision: Outcome | null;
  decidedOn: string;
  withhold: boolean;
  ending: Ending | null;
  endedOn: string;
}

/** outcome-import:problem.<key> */
export interface OutcomeProblem {
  /** Null: the file as a whole. */
  line: number | null;
  key: string;
  column?: string;
}

interface Table {
  header: string[];
  rows: { line: number; cells: string[] }[];
}

export const mostLines = 1000;
/** What a spreadsheet would carry out instead of showing it. */
const formula = /^[=+\-@\t]/;

export function parseOutcomes(
  table: Table,
): { ok: true; lines: OutcomeLine[] } | { ok: false; problems: OutcomeProblem[] } {
  const header = table.header.map((name) => name.trim().toLocaleLowerCase("sv"));
  const missing = header.includes("diarienummer")
    ? []
    : (["referens"] as const).filter((name) => !header.includes(name));
  const unknown = header.filter((name) => name !== "" && !outcomeColumns.includes(name as Column));
  const problems: OutcomeProblem[] = [
    ...missing.map((column) => ({ line: null, key: "column_missing", column })),
    ...unknown.map((column) => ({ line: null, key: "column_unknown", column })),
  ];
  if (table.rows.length === 0) problems.push({ line: null, key: "empty" });
  if (table.rows.length > mostLines) problems.push({ line: null, key: "too_long" });
  if (problems.length > 0) return { ok: false, problems };
  const lines = table.rows.map((row) => {
    const cell = (column: Column) => row.cells[header.indexOf(column)]?.trim() ?? "";
    return readLine(row.line, cell, (key, column) => problems.push({ line: row.line, key, column }));
  });
  const seen = new Set<string>();
  for (const { line, reference } of lines) {
    if (reference !== "" && seen.has(reference)) problems.push({ line, key: "twice" });
    seen.add(reference);
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, lines };
}

function readLine(
  line: number,
  cell: (column: Column) => string,
  wrong: (key: string, column: Column) => void,
): OutcomeLine {
  const reference = cell("referens").toUpperCase();
  const number = cell("diarienummer").replace(/\s+/g, " ");
  if (reference === "" && number === "") wrong("reference_missing", "referens");
  if (formula.test(number)) wrong("formula", "diarienummer");
  if (number.length > 40) wrong("number_too_long", "diarienummer");
  const one = <V>(column: Column, words: Record<string, V>): V | null => {
    const word = cell(column).toLocaleLowerCase("sv");
    if (word !== "" && !Object.hasOwn(words, word)) wrong("word_unknown", column);
    return words[word] ?? null;
  };
  const date = (column: Column, wanted: boolean) => {
    const text = cell(column);
    if (wanted && text === "") wrong("date_missing", column);
    if (text !== "" && !isCivilDate(text)) wrong("date_unreadable", column);
    return text;
  };
  const decision = one("beslut", decisionWords);
  const ending = one("avslut", endingWords);
  // A number that the report is found by says nothing new of it.
  if ((number === "" || reference === "") && cell("beslut") === "" && cell("avslut") === "")
    wrong("nothing", "beslut");
  return {
    line,
    reference,
    number: number || null,
    decision,
    decidedOn: date("beslutsdatum", decision !== null),
    withhold: one("olämpligt att återkoppla", { ja: true, nej: false }) ?? false,
    ending,
    endedOn: date("avslutsdatum", ending !== null),
  };
}
