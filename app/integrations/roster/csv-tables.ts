// Reads CSV files as tables of text: header, rows, and the line each row begins on. Knows RFC 4180's quoting, comma or
// semicolon, UTF-8 (with or without its mark) or Windows-1252, which Excel in Sweden still writes.
// Does not know what the columns mean: see domain/roster/columns.ts.
import { CsvError, parse } from "csv-parse/sync";
import type { RosterTable } from "~/domain/roster/table";

export type CsvTable = { ok: true; table: RosterTable } | { ok: false; line: number };

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

function delimiterOf(text: string): string {
  const header = text.slice(0, text.search(/[\r\n]|$/));
  return header.split(";").length > header.split(",").length ? ";" : ",";
}

/** Refuses, with the line, only what is no CSV; too few or too many cells in a row are the parser's to report. */
export function readCsvTable(bytes: Uint8Array): CsvTable {
  const text = decode(bytes);
  try {
    const rows = parse(text, {
      bom: true,
      delimiter: delimiterOf(text.replace(/^\uFEFF/, "")),
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    const [head, ...body] = rows;
    const header = head?.record ?? [];
    const filled = body.filter((row) => row.record.some((cell) => cell !== ""));
    return {
      ok: true,
      table: { header, rows: filled.map((row) => ({ line: row.info.lines, cells: row.record })) },
    };
  } catch (error) {
    if (error instanceof CsvError) return { ok: false, line: Number(error.lines ?? 1) };
    throw error;
  }
}
