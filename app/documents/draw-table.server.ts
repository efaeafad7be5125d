import type { Line, TextSetter, TextStyle } from "./lay-out-text.server";
import { type Element, ink, measureWidth, type PageFlow, page } from "./page-flow.server";

// A table as it is read aloud and as it is seen: rows with a rule between, a head that is drawn again on each new
// page (there an artifact), and rows that go over to the next page only when they are long.

export interface Cell {
  text: string;
  style: TextStyle;
  /** Names its row: TH with scope Row. */
  head?: boolean;
}

export interface TableLayout {
  /** Parts of the measure; they add up to at most 1. */
  widths: readonly number[];
  columns?: readonly string[];
  rows: readonly (readonly Cell[])[];
}

const pad = { y: 5, right: 12 };
const headStyle: TextStyle = { weight: 700, size: 9, leading: 12.5, color: ink.soft };

interface LaidCell {
  lines: Line[];
  style: TextStyle;
  x: number;
  width: number;
  head: boolean;
}

export function drawTable(flow: PageFlow, setter: TextSetter, parent: Element, table: TableLayout): void {
  const element = flow.open(parent, "Table");
  const lay = (cells: readonly Cell[]): LaidCell[] => {
    let x = page.left;
    return cells.map((cell, i) => {
      const whole = (table.widths[i] ?? 0) * measureWidth;
      const width = whole - (i === cells.length - 1 ? 0 : pad.right);
      // In a column every cell begins at the left, whatever its script: the eye goes down along one edge.
      const lines = setter.lines(cell.text, cell.style, width).map((l) => ({ ...l, rightToLeft: false }));
      const laid = { lines, style: cell.style, x, width };
      x += whole;
      return { ...laid, head: cell.head ?? false };
    });
  };
  const rows = table.rows.map(lay);
  const head = table.columns ? lay(table.columns.map((text) => ({ text, style: headStyle }))) : null;
  if (!head) {
    for (const row of rows) drawRow(flow, element, row);
  } else {
    flow.ensure(heightOf(head) + Math.min(heightOf(rows[0] ?? []), 80));
    drawHead(flow, element, head);
    flow.repeating(
      () => drawHead(flow, null, head),
      () => {
        for (const row of rows) drawRow(flow, element, row);
      },
    );
  }
  element.end();
}

function heightOf(cells: readonly LaidCell[]): number {
  return 2 * pad.y + Math.max(0, ...cells.map((cell) => cell.lines.length * cell.style.leading));
}

function drawHead(flow: PageFlow, table: Element | null, cells: readonly LaidCell[]): void {
  const row = table && flow.open(table, "TR");
  for (const cell of cells) {
    const draw = () =>
      cell.lines.forEach((line, i) => {
        flow.line(line, cell.style, cell.x, flow.y + pad.y + i * cell.style.leading, cell.width);
      });
    if (!row) flow.artifact(draw, "Pagination");
    else {
      const element = flow.open(row, "TH", { scope: "Column" });
      flow.tag(element, "TH", draw);
      element.end();
    }
  }
  row?.end();
  flow.y += heightOf(cells);
  flow.rule(page.left, flow.y, measureWidth, ink.soft, 0.8);
}

function drawRow(flow: PageFlow, table: Element, cells: readonly LaidCell[]): void {
  const height = heightOf(cells);
  const short = height <= (page.height - page.top - page.bottom) / 3;
  flow.ensure(short ? height : Math.min(height, 72));
  const row = flow.open(table, "TR");
  const elements = cells.map((cell) =>
    cell.head ? flow.open(row, "TH", { scope: "Row" }) : flow.open(row, "TD"),
  );
  const next = cells.map(() => 0);
  for (;;) {
    const top = flow.y + pad.y;
    let bottom = top;
    cells.forEach((cell, i) => {
      const from = next[i] as number;
      const fits = Math.max(1, Math.floor((flow.room - 2 * pad.y) / cell.style.leading));
      const lines = cell.lines.slice(from, from + fits);
      if (lines.length === 0) return;
      flow.tag(elements[i] as Element, cell.head ? "TH" : "TD", () =>
        lines.forEach((line, n) => {
          flow.line(line, cell.style, cell.x, top + n * cell.style.leading, cell.width);
        }),
      );
      next[i] = from + lines.length;
      bottom = Math.max(bottom, top + lines.length * cell.style.leading);
    });
    flow.y = bottom + pad.y;
    flow.rule(page.left, flow.y, measureWidth);
    if (cells.every((cell, i) => (next[i] as number) >= cell.lines.length)) break;
    flow.breakPage();
  }
  for (const element of elements) element.end();
  row.end();
}
