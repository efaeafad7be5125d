import { describe, expect, it } from "vitest";
import { mostLines, outcomeColumns, parseOutcomes } from "./outcome-table";
import { planOutcome, type StandingReport } from "./plan-outcomes";

const row = (cells: string[], line = 2) => ({ line, cells });
const table = (...rows: string[][]) => ({
  header: [...outcomeColumns],
  rows: rows.map((cells, at) => row(cells, at + 2)),
});
const decided = ["7KQ-M4XH", "SN 1", "Inledd", "2026-11-10", "", "", ""];

describe("the table", () => {
  it("is read by its columns' names, in any order and case", () => {
    const read = parseOutcomes({
      header: ["Beslutsdatum", "BESLUT", "Referens"],
      rows: [row(["2026-11-10", "Pågick redan", "7kq-m4xh"])],
    });
    expect(read).toEqual({
      ok: true,
      lines: [
        {
          line: 2,
          reference: "7KQ-M4XH",
          number: null,
          decision: "already_under_way",
          decidedOn: "2026-11-10",
          withhold: false,
          ending: null,
          endedOn: "",
        },
      ],
    });
  });

  it.each<[string, string[][], { line: number | null; key: string; column?: string }]>([
    ["no lines", [], { line: null, key: "empty" }],
    [
      "no reference and no number",
      [["", "", ...decided.slice(2)]],
      { line: 2, key: "reference_missing", column: "referens" },
    ],
    [
      "a number to find it by, and nothing of it",
      [["", "SN 1"]],
      { line: 2, key: "nothing", column: "beslut" },
    ],
    [
      "a word that is none",
      [["A", "", "kanske", "2026-11-10"]],
      { line: 2, key: "word_unknown", column: "beslut" },
    ],
    [
      "a decision without its day",
      [["A", "", "inledd", ""]],
      { line: 2, key: "date_missing", column: "beslutsdatum" },
    ],
    [
      "a day that is none",
      [["A", "", "inledd", "10/11"]],
      { line: 2, key: "date_unreadable", column: "beslutsdatum" },
    ],
    ["a formula", [["A", "=HYPERLINK(1)"]], { line: 2, key: "formula", column: "diarienummer" }],
    ["a line that says nothing", [["A"]], { line: 2, key: "nothing", column: "beslut" }],
    ["a reference twice", [decided, decided], { line: 3, key: "twice" }],
    [
      "an inherited word",
      [["A", "", "constructor", "2026-11-10"]],
      { line: 2, key: "word_unknown", column: "beslut" },
    ],
  ])("refuses %s by its line", (_what, rows, problem) => {
    const read = parseOutcomes(table(...rows));
    expect(read.ok ? [] : read.problems).toContainEqual(problem);
  });

  it("refuses a column that it does not know, and too many lines", () => {
    expect(parseOutcomes({ header: ["namn"], rows: [row(["A"])] })).toEqual({
      ok: false,
      problems: [
        { line: null, key: "column_missing", column: "referens" },
        { line: null, key: "column_unknown", column: "namn" },
      ],
    });
    const many = Array.from({ length: mostLines + 1 }, (_, n) => [`R${n}`, "SN 1"]);
    expect(parseOutcomes(table(...many))).toEqual({ ok: false, problems: [{ line: null, key: "too_long" }] });
  });
});

describe("what a line means for a report", () => {
  const now = new Date("2026-11-22T13:00:00Z");
  const standing: StandingReport = {
    status: "opened",
    receivedAt: new Date("2026-11-02T09:00:00Z"),
    registrationNumber: null,
    decision: null,
    decidedAt: null,
    ending: null,
    endedAt: null,
    forwardAskedAt: null,
  };
  const lineOf = (cells: string[]) => {
    const read = parseOutcomes(table(cells));
    if (!read.ok || !read.lines[0]) throw new Error("the line is wrong");
    return read.lines[0];
  };
  const keyOf = (cells: string[], report: Partial<StandingReport> | null) => {
    const planned = planOutcome(lineOf(cells), report && { ...standing, ...report }, now);
    return planned.ok ? planned.steps.map(({ step }) => step) : planned.problem.key;
  };
  const known = {
    status: "investigating" as const,
    registrationNumber: "SN 1",
    decision: "opened" as const,
    decidedAt: new Date("2026-11-10T11:00:00Z"),
  };
  const ended = ["A", "", "", "", "", "flyttad", "2026-11-20"];

  it.each<[string, string[], Partial<StandingReport> | null, string[] | string]>([
    ["all its steps", decided, {}, ["acknowledge", "register", "decide"]],
    ["the steps that are left", decided, { status: "registered", registrationNumber: "SN 1" }, ["decide"]],
    ["nothing, where it is known", decided, known, []],
    ["the ending", ended, known, ["end"]],
    ["nothing for an unknown one", decided, null, "reference_unknown"],
    ["nothing for one that nobody has opened", decided, { status: "received" }, "not_opened"],
    ["nothing for one that went elsewhere", decided, { forwardAskedAt: now }, "forwarded"],
    ["another number", decided, { registrationNumber: "SN 2", status: "registered" }, "other_number"],
    ["another decision", decided, { ...known, decision: "not_opened" }, "other_decision"],
    ["another day", decided, { ...known, decidedAt: new Date("2026-11-11T11:00:00Z") }, "other_decision"],
    ["another ending", ended, { ...known, ending: "no_need_found", endedAt: now }, "other_ending"],
    ["no number at all", ["A", "", "inledd", "2026-11-10"], {}, "no_number"],
    ["a day to come", ["A", "SN 1", "inledd", "2026-11-23"], {}, "date_in_future"],
    ["a day before receipt", ["A", "SN 1", "inledd", "2026-11-01"], {}, "date_before"],
    ["an ending before its decision", ["A", "", "", "", "", "flyttad", "2026-11-09"], known, "date_before"],
    ["an ending of nothing", ended, { status: "registered", registrationNumber: "SN 1" }, "not_investigated"],
  ])("%s", (_what, cells, report, expected) => {
    expect(keyOf(cells, report)).toEqual(expected);
  });
});
