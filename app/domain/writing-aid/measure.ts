// How well marks agree with labels. A mark is found when it is of the same kind as a label and overlaps it; each label
// counts once and each mark once. Pure.
import { type Mark, type MarkKind, markKinds } from "./marks";

export interface Labelled {
  text: string;
  marks: { kind: string; quote: string }[];
}

export interface Counts {
  right: number;
  /** Marked and not labelled. */
  extra: number;
  /** Labelled and not marked. */
  missed: number;
}

export type Measured = Record<MarkKind | "all", Counts>;

/** A quote stands where it stands first and is not taken by another label of its kind. */
export function labelsOf({ text, marks }: Labelled): Mark[] {
  const from = new Map<string, number>();
  return marks.map(({ kind, quote }) => {
    const key = `${kind} ${quote}`;
    const start = text.indexOf(quote, from.get(key) ?? 0);
    if (start < 0 || quote === "" || !(markKinds as readonly string[]).includes(kind))
      throw new Error(`A label of no place or kind: ${kind}`);
    from.set(key, start + quote.length);
    return { kind: kind as MarkKind, start, end: start + quote.length };
  });
}

export function agreement(labels: readonly Mark[], marks: readonly Mark[], counts: Measured): void {
  const free = new Set(labels);
  for (const mark of marks) {
    const label = [...free].find((l) => l.kind === mark.kind && l.start < mark.end && l.end > mark.start);
    if (label) free.delete(label);
    for (const row of [counts[mark.kind], counts.all]) row[label ? "right" : "extra"] += 1;
  }
  for (const label of free) for (const row of [counts[label.kind], counts.all]) row.missed += 1;
}

export const emptyMeasure = (): Measured =>
  Object.fromEntries(
    ["all", ...markKinds].map((k) => [k, { right: 0, extra: 0, missed: 0 }]),
  ) as unknown as Measured;

/** 1 where nothing was marked, or nothing was there to find. */
export const precision = ({ right, extra }: Counts) => (right + extra === 0 ? 1 : right / (right + extra));
export const recall = ({ right, missed }: Counts) => (right + missed === 0 ? 1 : right / (right + missed));
