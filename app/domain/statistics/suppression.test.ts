import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type SuppressedTable, suppressList, suppressTable } from "./suppression";

type Shown = number | null;

interface Unknown {
  row: number;
  column: number;
}

/**
 * A reader who knows the shown numbers, that a hidden one is at least 1, and arithmetic: searches for a table
 * that fits all that is shown. Written apart from the code under test: it tries numbers, cell by cell, and
 * knows nothing of cycles. `near` is where it begins to look; it looks everywhere up to `highest`.
 */
function isPossible(table: SuppressedTable, near: number[][], highest: number): boolean {
  const cells = table.cells.map((row) => row.map((shown) => shown ?? 0));
  const unknown = table.cells.flatMap((row, r) =>
    row.flatMap((shown, column): Unknown[] => (shown === null ? [{ row: r, column }] : [])),
  );
  const fits = (sum: number, left: number, total: Shown) =>
    total === null ? sum + left > 0 : sum + left <= total && sum + left * highest >= total;
  const left = (from: number, inLine: (cell: Unknown) => boolean) =>
    unknown.slice(from).filter(inLine).length;
  const allFit = (from: number) =>
    cells.every((row, r) =>
      fits(
        sumOf(row),
        left(from, (one) => one.row === r),
        table.rowTotals[r] as Shown,
      ),
    ) &&
    table.columnTotals.every((total, c) =>
      fits(
        sumOf(cells.map((row) => row[c] ?? 0)),
        left(from, (one) => one.column === c),
        total,
      ),
    ) &&
    fits(sumOf(cells.flat()), unknown.length - from, table.total);
  const search = (index: number): boolean => {
    const place = unknown[index];
    if (!place) return true;
    const row = cells[place.row] as number[];
    for (const guess of guessesFrom(near[place.row]?.[place.column] ?? 1, highest)) {
      row[place.column] = guess;
      if (allFit(index + 1) && search(index + 1)) return true;
    }
    row[place.column] = 0;
    return false;
  };
  return allFit(0) && search(0);
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0);
}

function guessesFrom(near: number, highest: number): number[] {
  const all = Array.from({ length: highest }, (_, index) => index + 1);
  return all.sort((a, b) => Math.abs(a - near) - Math.abs(b - near) || b - a);
}

/** The hidden numbers that can be no other than they are. */
function exposedNumbers(cells: number[][], table: SuppressedTable): string[] {
  const highest = Math.max(...cells.flat()) + 3;
  const exposed: string[] = [];
  const ask = (
    name: string,
    shown: Shown,
    truth: number,
    most: number,
    as: (copy: SuppressedTable, guess: number) => void,
  ) => {
    if (shown !== null) return;
    const others = guessesFrom(truth, most).filter((guess) => guess !== truth);
    const doubtful = others.some((guess) => {
      const copy = structuredClone(table);
      as(copy, guess);
      return isPossible(copy, cells, highest);
    });
    if (!doubtful) exposed.push(name);
  };
  table.cells.forEach((row, r) => {
    row.forEach((shown, c) => {
      ask(`${r},${c}`, shown, cells[r]?.[c] ?? 0, highest, (copy, guess) => {
        (copy.cells[r] as Shown[])[c] = guess;
      });
    });
  });
  table.rowTotals.forEach((shown, r) => {
    ask(`row ${r}`, shown, sumOf(cells[r] ?? []), highest * 3, (copy, guess) => {
      copy.rowTotals[r] = guess;
    });
  });
  table.columnTotals.forEach((shown, c) => {
    ask(`column ${c}`, shown, sumOf(cells.map((row) => row[c] ?? 0)), highest * 3, (copy, guess) => {
      copy.columnTotals[c] = guess;
    });
  });
  ask("total", table.total, sumOf(cells.flat()), highest * 9, (copy, guess) => {
    copy.total = guess;
  });
  return exposed;
}

const count = fc.oneof(
  { weight: 2, arbitrary: fc.constant(0) },
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 4 }) },
  { weight: 4, arbitrary: fc.integer({ min: 5, max: 9 }) },
);
const tables = fc
  .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }))
  .chain(([rows, columns]) =>
    fc.array(fc.array(count, { minLength: columns, maxLength: columns }), {
      minLength: rows,
      maxLength: rows,
    }),
  );

describe("suppressTable", () => {
  it("hides nothing where nothing is small", () => {
    expect(
      suppressTable({
        cells: [
          [5, 0],
          [12, 8],
        ],
      }),
    ).toEqual({
      cells: [
        [5, 0],
        [12, 8],
      ],
      rowTotals: [5, 20],
      columnTotals: [17, 8],
      total: 25,
    });
  });

  it("hides with one small number those that would give it away", () => {
    expect(
      suppressTable({
        cells: [
          [3, 9, 20],
          [10, 11, 30],
          [40, 50, 60],
        ],
      }),
    ).toEqual({
      cells: [
        [null, null, 20],
        [null, null, 30],
        [40, 50, 60],
      ],
      rowTotals: [32, 51, 150],
      columnTotals: [53, 70, 110],
      total: 233,
    });
  });

  it("sees through ones that can only be ones, though no single equation gives them", () => {
    const table = suppressTable({
      cells: [
        [1, 1, 1, 1, 1],
        [9, 9, 9, 9, 9],
      ],
    });
    expect(table.cells[0]).toEqual([null, null, null, null, null]);
    expect(table.rowTotals[0] === null || table.cells[1]?.includes(null)).toBe(true);
    expect(
      exposedNumbers(
        [
          [1, 1, 1, 1, 1],
          [9, 9, 9, 9, 9],
        ],
        table,
      ),
    ).toEqual([]);
  });

  it("hides small totals too", () => {
    const table = suppressTable({
      cells: [
        [2, 0],
        [0, 1],
      ],
    });
    expect(table).toEqual({
      cells: [
        [null, 0],
        [0, null],
      ],
      rowTotals: [null, null],
      columnTotals: [null, null],
      total: null,
    });
  });

  it("takes another limit", () => {
    expect(
      suppressTable(
        {
          cells: [
            [9, 20],
            [30, 40],
          ],
        },
        10,
      ).cells,
    ).toEqual([
      [null, null],
      [null, null],
    ]);
    expect(
      suppressTable(
        {
          cells: [
            [3, 20],
            [30, 40],
          ],
        },
        1,
      ).cells,
    ).toEqual([
      [3, 20],
      [30, 40],
    ]);
  });

  it("takes a table without rows", () => {
    expect(suppressTable({ cells: [] })).toEqual({ cells: [], rowTotals: [], columnTotals: [], total: 0 });
  });

  it("leaves no hidden number to be computed, and shows no small one and no wrong one", () => {
    fc.assert(
      fc.property(tables, (cells) => {
        const table = suppressTable({ cells });
        for (const [r, row] of cells.entries())
          for (const [c, value] of row.entries()) {
            const shown = table.cells[r]?.[c];
            if (value > 0 && value < 5) expect(shown).toBeNull();
            else if (value === 0) expect(shown).toBe(0);
            else expect([value, null]).toContain(shown);
          }
        expect(exposedNumbers(cells, table)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it("is quick on a dashboard's largest table", () => {
    const cells = Array.from({ length: 36 }, (_, row) =>
      Array.from({ length: 12 }, (_, column) => (row * 7 + column * 5) % 17),
    );
    const table = suppressTable({ cells });
    expect(table.cells.flat().filter((shown) => shown === null).length).toBeGreaterThan(90);
    expect(table.total).toBe(cells.flat().reduce((sum, one) => sum + one, 0));
  });
});

describe("suppressList", () => {
  it("hides the next smallest beside a single small number, and keeps the total", () => {
    expect(suppressList([3, 10, 40])).toEqual({ counts: [null, null, 40], total: 53 });
  });

  it("hides the total where there is nothing else to hide", () => {
    expect(suppressList([3, 0])).toEqual({ counts: [null, 0], total: null });
    expect(suppressList([0, 0])).toEqual({ counts: [0, 0], total: 0 });
  });

  it("gives nothing away", () => {
    fc.assert(
      fc.property(fc.array(count, { minLength: 1, maxLength: 5 }), (counts) => {
        const list = suppressList(counts);
        const columnTotals = list.counts;
        const table = { cells: [list.counts], rowTotals: [list.total], columnTotals, total: list.total };
        expect(exposedNumbers([counts], table).filter((name) => name.startsWith("0,"))).toEqual([]);
      }),
    );
  });
});
