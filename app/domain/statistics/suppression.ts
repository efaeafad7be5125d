// Decides which numbers of a table with totals are hidden: those from 1 up to the limit, and as many more as it
// takes for no hidden number to follow from the shown ones, even for a reader who knows that zeros are shown.
// Holds for one table alone: tables over the same reports must not show a total that another hides.
// Source: cell suppression as in official statistics; a hidden cell is safe when it lies on a cycle of hidden
// cells along which counts can be moved without changing anything that is shown.

export const defaultLimit = 5;

export interface Table {
  /** Rows of counts; all rows equally long. */
  cells: readonly (readonly number[])[];
}

/** The same table; null is a hidden number. */
export interface SuppressedTable {
  cells: (number | null)[][];
  rowTotals: (number | null)[];
  columnTotals: (number | null)[];
  total: number | null;
}

/** A number of the table or its margins, by row and column; the totals are the last row and column. */
interface Cell {
  row: number;
  column: number;
}

class Grid {
  readonly values: number[][];
  readonly hidden: boolean[][];
  readonly lastRow: number;
  readonly lastColumn: number;

  constructor(cells: Table["cells"], limit: number) {
    const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
    const rows = cells.map((row) => [...row, sum(row)]);
    const width = (cells[0]?.length ?? 0) + 1;
    const totals = Array.from({ length: width }, (_, column) => sum(rows.map((row) => row[column] ?? 0)));
    this.values = [...rows, totals];
    this.lastRow = rows.length;
    this.lastColumn = width - 1;
    this.hidden = this.values.map((row) => row.map((value) => value > 0 && value < limit));
  }

  value({ row, column }: Cell): number {
    return this.values[row]?.[column] ?? 0;
  }

  isHidden({ row, column }: Cell): boolean {
    return this.hidden[row]?.[column] ?? false;
  }

  hide({ row, column }: Cell): void {
    (this.hidden[row] as boolean[])[column] = true;
  }

  all(): Cell[] {
    return this.values.flatMap((row, rowIndex) => row.map((_, column) => ({ row: rowIndex, column })));
  }

  isTotal({ row, column }: Cell): boolean {
    return row === this.lastRow || column === this.lastColumn;
  }

  /** Row and column sums are written as equations equal to nought, in which the margins (not the corner) are negative. */
  private isNegative({ row, column }: Cell): boolean {
    return (row === this.lastRow) !== (column === this.lastColumn);
  }

  /** Whether the term could be one more, or one less, with its number at least 1, as every hidden number is. */
  canMove(cell: Cell, up: boolean): boolean {
    const numberGrows = up !== this.isNegative(cell);
    return this.isHidden(cell) && (numberGrows || this.value(cell) > 1);
  }

  /** Whether the number could be another, all that is shown being the same. */
  isSafe(cell: Cell): boolean {
    return [true, false].some((up) => this.canMove(cell, up) && this.closesCycle(cell, up));
  }

  /** Walks from the cell's column back to its row (or the reverse), along hidden cells that move in turn down and up. */
  private closesCycle(start: Cell, up: boolean): boolean {
    const seen = new Set<string>([`column ${start.column}`]);
    const queue = [{ isRow: false, index: start.column }];
    for (let node = queue.shift(); node; node = queue.shift()) {
      const { isRow, index } = node;
      const length = isRow ? this.lastColumn + 1 : this.lastRow + 1;
      for (let other = 0; other < length; other += 1) {
        const cell = isRow ? { row: index, column: other } : { row: other, column: index };
        if (cell.row === start.row && cell.column === start.column) continue;
        if (!this.canMove(cell, isRow ? up : !up)) continue;
        const key = `${isRow ? "column" : "row"} ${other}`;
        if (key === `row ${start.row}`) return true;
        if (seen.has(key)) continue;
        seen.add(key);
        queue.push({ isRow: !isRow, index: other });
      }
    }
    return false;
  }
}

/** The cheapest rectangle with the exposed cell in a corner: few newly hidden, totals last, small numbers first. */
function cheapestRectangle(grid: Grid, exposed: Cell): Cell[] {
  let best: Cell[] = [];
  let bestCost = Number.POSITIVE_INFINITY;
  for (const opposite of grid.all()) {
    if (opposite.row === exposed.row || opposite.column === exposed.column) continue;
    const corners = [
      opposite,
      { row: exposed.row, column: opposite.column },
      { row: opposite.row, column: exposed.column },
    ];
    if (corners.some((corner) => grid.value(corner) === 0)) continue;
    const added = corners.filter((corner) => !grid.isHidden(corner));
    if (added.length === 0) continue;
    const price = (cell: Cell) => (grid.isTotal(cell) ? 1e12 : 1e6) + grid.value(cell);
    const cost = added.reduce((sum, cell) => sum + price(cell), 0);
    if (cost < bestCost) [best, bestCost] = [added, cost];
  }
  return best;
}

export function suppressTable({ cells }: Table, limit = defaultLimit): SuppressedTable {
  const grid = new Grid(cells, limit);
  for (;;) {
    const exposed = grid.all().find((cell) => grid.isHidden(cell) && !grid.isSafe(cell));
    if (!exposed) break;
    const added = cheapestRectangle(grid, exposed);
    if (added.length === 0) throw new Error("A hidden number could not be made safe");
    for (const cell of added) grid.hide(cell);
  }
  const shown = grid.values.map((row, rowIndex) =>
    row.map((value, column) => (grid.isHidden({ row: rowIndex, column }) ? null : value)),
  );
  return {
    cells: shown.slice(0, -1).map((row) => row.slice(0, -1)),
    rowTotals: shown.slice(0, -1).map((row) => row.at(-1) ?? null),
    columnTotals: (shown.at(-1) ?? []).slice(0, -1),
    total: shown.at(-1)?.at(-1) ?? null,
  };
}

/** A list of counts with one total beneath. */
export function suppressList(
  counts: readonly number[],
  limit = defaultLimit,
): { counts: (number | null)[]; total: number | null } {
  const { cells, rowTotals } = suppressTable({ cells: [counts] }, limit);
  return { counts: cells[0] ?? [], total: rowTotals[0] ?? null };
}
