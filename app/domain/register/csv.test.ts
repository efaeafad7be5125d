import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readCsvTable } from "~/integrations/roster/csv-tables";
import { type RegisterRow, readRegister, writeRegister } from "./csv";

const today = "2026-11-22";
const row: RegisterRow = {
  municipalityCode: "2282",
  unit: "Mottagningen barn och unga",
  districts: [],
  address: "",
  phone: "0612-800 00",
  outOfHoursPhone: null,
  noticeEmail: "",
  channel: "own_reception",
  channelAddress: "",
  functionId: "",
  eServiceUrl: "",
  asksFor: "",
  specialistContact: "",
  specialistHonour: "Hedersteamet, 0612-000 02",
  specialistViolence: "",
  specialistSexual: "",
  wordsToReporters: "",
  openWithinMinutes: null,
  source: "kommunens webbplats",
  checkedOn: "2026-11-01",
  checkedBy: "Birgitta Falk",
  active: true,
};

function readBack(text: string) {
  const read = readCsvTable(new TextEncoder().encode(text));
  if (!read.ok) throw new Error("no CSV");
  return readRegister(read.table, today);
}

describe("the register as CSV", () => {
  it("comes back as it went, whatever stands in its texts", () => {
    const line = fc.string({ unit: "grapheme", maxLength: 40 }).map((s) =>
      s
        .replace(/[\p{C}\s]+/gu, " ")
        .trim()
        .normalize("NFC"),
    );
    const long = fc.array(line, { maxLength: 3 }).map((lines) => lines.join("\n").trim());
    fc.assert(
      fc.property(line, long, line, fc.boolean(), (unit, words, source, active) => {
        fc.pre(unit !== "" && source !== "");
        const odd = { ...row, unit, wordsToReporters: words, source, active, districts: ["Norra", "Södra"] };
        expect(readBack(writeRegister([odd]))).toEqual({ ok: true, rows: [odd] });
      }),
    );
  });

  it.each(["=1+1", "+46612", "-cmd", "@sum", "'=x", "''@y", "'så"])("holds no formula: %s", (source) => {
    const text = writeRegister([{ ...row, source }]);
    for (const line of text.replace("\uFEFF", "").split("\r\n"))
      for (const cell of line.split(";")) expect(cell.replace(/^"/, "")).not.toMatch(/^[=+\-@]/);
    expect(readBack(text)).toMatchObject({ rows: [{ source }] });
  });

  it("takes headers in English too, and leaves what no column says empty", () => {
    const read = readBack("municipality,unit,channel,source,checked_on\n2282,X,phone_only,tel,2026-01-02\n");
    expect(read).toMatchObject({ ok: true, rows: [{ unit: "X", active: true, phone: null, checkedBy: "" }] });
  });

  it.each([
    ["kommunkod;mottagning;kanal;källa\n2282;X;sdk;x", 1, "kontrollerad", "missing_column"],
    ["kommunkod;mottagning;kanal;källa;kontrollerad;x\n", 1, "x", "unknown_column"],
    ["kommunkod;mottagning;mottagning;kanal;källa;kontrollerad\n", 1, "mottagning", "column_twice"],
    ["kommunkod;mottagning;kanal;källa;kontrollerad\n", null, null, "no_rows"],
    ["kommunkod;mottagning;kanal;källa;kontrollerad\n2282;X;sdk\n", 2, null, "cell_count"],
    [
      "kommunkod;mottagning;kanal;källa;kontrollerad\n9999;X;sdk;a;2026-01-01\n",
      2,
      "kommunkod",
      "unit_no_municipality",
    ],
    [
      "kommunkod;mottagning;kanal;källa;kontrollerad\n2282;X;fax;a;2026-01-01\n",
      2,
      "kanal",
      "unit_channel_missing",
    ],
    [
      "kommunkod;mottagning;kanal;källa;kontrollerad\n2282;X;sdk;a;2026-11-23\n",
      2,
      "kontrollerad",
      "unit_check_day_wrong",
    ],
    [
      "kommunkod;mottagning;kanal;källa;kontrollerad;aktiv\n2282;X;sdk;a;2026-01-01;kanske\n",
      2,
      "aktiv",
      "unit_yes_or_no",
    ],
    [
      "kommunkod;mottagning;kanal;källa;kontrollerad\n2282;X;sdk;a;2026-01-01\n2282;X;sdk;b;2026-01-01\n",
      3,
      null,
      "unit_twice",
    ],
  ])("says what is wrong with %j", (text, line, column, key) => {
    const read = readBack(text);
    expect(read.ok ? [] : read.problems).toContainEqual(expect.objectContaining({ line, column, key }));
  });
});
