// What the writing aid can mark in a text, by the labelling guide (docs/writing-aid.md). A mark is a question to the
// writer; it changes nothing and holds nothing back.

export const markKinds = [
  "interpretation",
  "diagnosis",
  "own_words",
  "source_unclear",
  "missing_who",
  "missing_when",
  "missing_where",
] as const;

export type MarkKind = (typeof markKinds)[number];

export interface Mark {
  kind: MarkKind;
  /** Where it stands in the text, as JavaScript counts. */
  start: number;
  end: number;
}
