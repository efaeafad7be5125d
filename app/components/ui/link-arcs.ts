/** One piece of an arc, drawn in one entry's margin: where it begins, passes or ends. Lanes lie side by side. */
export interface ArcPiece {
  part: "start" | "through" | "end";
  lane: 0 | 1 | 2;
  key: string;
}

interface Linked {
  id: string;
  /** Ids of entries that this one is linked to, in either direction. */
  links: readonly string[];
}

interface Span {
  from: number;
  to: number;
}

function spansOf(entries: readonly Linked[]): Span[] {
  const position = new Map(entries.map(({ id }, at) => [id, at]));
  const found = new Map<string, Span>();
  entries.forEach(({ links }, at) => {
    for (const link of links) {
      const other = position.get(link);
      if (other === undefined || other === at) continue;
      const span = { from: Math.min(at, other), to: Math.max(at, other) };
      found.set(`${span.from}-${span.to}`, span);
    }
  });
  return [...found.values()].sort((a, b) => a.to - a.from - (b.to - b.from) || a.from - b.from);
}

function laneFor(span: Span, taken: Span[][]): 0 | 1 | 2 {
  const lanes = [0, 1, 2] as const;
  const clear = (lane: 0 | 1 | 2) =>
    (taken[lane] ?? []).every((other) => span.from > other.to || span.to < other.from);
  return lanes.find(clear) ?? 2;
}

/**
 * Joins linked entries of a thread, given in the order in which they are shown. Short arcs lie nearest to the
 * line; where more than three overlap, the rest share the outermost lane.
 */
export function linkArcs(entries: readonly Linked[]): Map<string, ArcPiece[]> {
  const pieces = new Map<string, ArcPiece[]>(entries.map(({ id }) => [id, []]));
  const taken: Span[][] = [[], [], []];
  for (const span of spansOf(entries)) {
    const lane = laneFor(span, taken);
    taken[lane]?.push(span);
    for (let at = span.from; at <= span.to; at += 1) {
      const part = at === span.from ? "start" : at === span.to ? "end" : "through";
      const id = entries[at]?.id ?? "";
      pieces.get(id)?.push({ part, lane, key: `${span.from}-${span.to}` });
    }
  }
  return pieces;
}
