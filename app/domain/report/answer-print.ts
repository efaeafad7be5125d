// Tells whether two answers are the same, and prints one as a short mark that a form carries: by it the server knows
// which answers a writer left as she met them, also where somebody else has changed them since. Keeps no secret and
// guards nothing: the version does.

/** Never answered is the same as left empty; the order of ticked options and of a row's cells says nothing. */
function plain(value: unknown): unknown {
  if (value === undefined) return "";
  if (typeof value === "string") return value.replaceAll("\r\n", "\n").trimEnd();
  if (!Array.isArray(value)) return value;
  const rows = value.map(plainRow).filter((row) => row !== "");
  return rows.length === 0 ? "" : rows.every((row) => typeof row === "string") ? rows.sort() : rows;
}

function plainRow(row: unknown): unknown {
  if (typeof row !== "object" || row === null) return row;
  const cells = Object.entries(row as Record<string, unknown>)
    .map(([column, cell]) => [column, String(cell ?? "").trim()] as const)
    .filter(([, cell]) => cell !== "")
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return cells.length === 0 ? "" : cells;
}

export function isSameAnswer(a: unknown, b: unknown): boolean {
  return JSON.stringify(plain(a)) === JSON.stringify(plain(b));
}

/** Two halves of 32 bits and the length: chance never makes two answers of a field alike. */
export function printOf(value: unknown): string {
  const text = JSON.stringify(plain(value));
  let [a, b] = [0xdeadbeef, 0x41c6ce57];
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 2654435761);
    b = Math.imul(b ^ unit, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return [a >>> 0, b >>> 0, text.length].map((part) => part.toString(36)).join(".");
}
