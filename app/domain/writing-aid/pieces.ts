// A text cut into pieces by its marks, for a page to show inline: marks lie within marks, never across. Pure.
import type { Mark, MarkKind } from "./marks";

export type Piece = string | MarkedPiece;

export interface MarkedPiece {
  kind: MarkKind;
  /** Its place among the marks that are shown. */
  index: number;
  within: Piece[];
}

interface Numbered extends Mark {
  index: number;
}

/** Of two marks that cross, the later begins where the earlier ends. */
export function piecesOf(text: string, marks: readonly Mark[]): Piece[] {
  const sorted = marks
    .map((mark, index) => ({ ...mark, index }))
    .sort((a, b) => a.start - b.start || b.end - a.end);
  return cut(text, sorted, 0, text.length);
}

function cut(text: string, marks: readonly Numbered[], start: number, end: number): Piece[] {
  const pieces: Piece[] = [];
  let at = start;
  let next = 0;
  while (next < marks.length) {
    const mark = marks[next] as Numbered;
    const inner = marks.slice(next + 1).filter((m) => m.start < mark.end && m.end <= mark.end);
    const [from, to] = [Math.max(mark.start, at), Math.min(mark.end, end)];
    next += 1;
    if (from < to) {
      if (from > at) pieces.push(text.slice(at, from));
      pieces.push({ kind: mark.kind, index: mark.index, within: cut(text, inner, from, to) });
      at = to;
    }
    while (next < marks.length && inner.includes(marks[next] as Numbered)) next += 1;
  }
  if (at < end) pieces.push(text.slice(at, end));
  return pieces;
}

/** A mark by its kind and words, and nothing that can be read back: so that a dismissed one stays away in a later text. */
export function digestOf(text: string, { kind, start, end }: Mark): string {
  let hash = 2166136261;
  for (const sign of text.slice(start, end).toLowerCase()) {
    hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 16777619);
  }
  return `${kind}:${(hash >>> 0).toString(36)}`;
}
