// A text as words and sentences, with their places. One pass over the text each; nothing here looks back.

export interface Word {
  start: number;
  end: number;
  /** In small letters. */
  low: string;
  capital: boolean;
}

export interface Sentence {
  start: number;
  end: number;
  words: Word[];
}

const wordShape = /[\p{L}\p{N}]+(?:[-:’'][\p{L}\p{N}]+)*/gu;
/** What follows a full stop that ends nothing: "kl. 9", "ca. 5", "t.ex. han". */
const shortened = new Set([
  "kl",
  "ca",
  "bl",
  "t",
  "ex",
  "d",
  "v",
  "s",
  "k",
  "tel",
  "nr",
  "åk",
  "st",
  "min",
  "osv",
  "m",
  "fm",
  "em",
]);

export function wordsOf(text: string): Word[] {
  return Array.from(text.matchAll(wordShape), (found) => {
    const [whole] = found;
    const low = whole.toLowerCase();
    const [first = ""] = whole;
    return {
      start: found.index,
      end: found.index + whole.length,
      low,
      capital: first !== first.toLowerCase(),
    };
  });
}

/** The place of the first word that begins at or after this. */
export function firstWordFrom(words: readonly Word[], at: number): number {
  let [low, high] = [0, words.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle]?.start ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A sentence ends at . ! ? … or a new line, and never inside a quotation. */
export function sentencesOf(
  text: string,
  words: readonly Word[],
  quoted: (at: number) => boolean,
): Sentence[] {
  const found: Sentence[] = [];
  let start = 0;
  let next = 0;
  const close = (end: number) => {
    const own: Word[] = [];
    for (let word = words[next]; word && word.end <= end; word = words[next]) {
      own.push(word);
      next += 1;
    }
    if (own.length > 0) found.push({ start: own[0]?.start ?? start, end, words: own });
    start = end;
  };
  let before: Word | undefined;
  let passed = 0;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? "";
    for (let word = words[passed]; word && word.end <= at; word = words[passed]) {
      before = word;
      passed += 1;
    }
    const ends =
      sign === "\n" || sign === "!" || sign === "?" || sign === "…" || isFullStop(text, at, before);
    if (ends && !quoted(at)) close(at + 1);
  }
  close(text.length);
  return found;
}

function isFullStop(text: string, at: number, before: Word | undefined): boolean {
  if (text[at] !== ".") return false;
  const after = text[at + 1];
  if (after !== undefined && /[\p{L}\p{N}]/u.test(after)) return false;
  return !(before && before.end === at && shortened.has(before.low));
}
