import { describe, expect, it } from "vitest";
import { readCsvTable } from "./csv-tables";

const utf8 = (text: string) => new TextEncoder().encode(text);

describe("readCsvTable", () => {
  it.each([
    ["semicolons", "id;namn\np1;Åsa Öberg\n"],
    ["commas", "id,namn\np1,Åsa Öberg\n"],
    ["the mark that Excel writes", "\uFEFFid;namn\r\np1;Åsa Öberg\r\n"],
    ["quotes and empty lines", 'id;namn\n\np1;"Åsa Öberg"\n;\n'],
  ])("reads %s", (_what, text) => {
    const read = readCsvTable(utf8(text));
    expect(read).toMatchObject({
      ok: true,
      table: { header: ["id", "namn"], rows: [{ cells: ["p1", "Åsa Öberg"] }] },
    });
  });

  it("reads Windows-1252 where the bytes are no UTF-8", () => {
    const read = readCsvTable(Uint8Array.from(Buffer.from("id;namn\np1;Åsa", "latin1")));
    expect(read).toMatchObject({ ok: true, table: { rows: [{ cells: ["p1", "Åsa"] }] } });
  });

  it("keeps count of lines past a line break within quotes", () => {
    const read = readCsvTable(utf8('id;namn\np1;"två\nrader"\np2;en\n'));
    expect(read.ok && read.table.rows.map((row) => row.line).at(-1)).toBe(4);
  });

  it("names the line at which a file stops being CSV", () => {
    expect(readCsvTable(utf8('id;namn\np1;"öppen\np2;x\n'))).toMatchObject({ ok: false });
    expect(readCsvTable(utf8('id;namn\np1;a"b\n'))).toEqual({ ok: false, line: 2 });
  });

  it("gives an empty table for an empty file", () => {
    expect(readCsvTable(utf8(""))).toEqual({ ok: true, table: { header: [], rows: [] } });
  });
});
