// Whether what stands on a thread holds the words that were typed, where it is when that is not in plain sight, and which
// pieces of a text they are. Case and how a letter is composed make no difference; å, ä and ö are letters of their own. Pure.

/** Where a reader would have to open something to see it; "matter" on paper alone, the page has its name beside the note. */
export const foundBeyond = ["earlier", "files", "followUp", "matter", "plan"] as const;
export type FoundBeyond = (typeof foundBeyond)[number];

/** A text of one item. `in`: null for what the thread itself shows. */
export interface SearchedText {
  in: FoundBeyond | null;
  text: string;
}

const folded = (text: string) => text.normalize("NFC").toLocaleLowerCase("sv");

export const typedWords = (words: string): string[] => [
  ...new Set(folded(words).split(/\s+/).filter(Boolean)),
];

/**
 * Null where some word, as `typedWords` gives them, is in none of an item's texts, also as a part of a longer one. Else in
 * which texts those words are that the thread does not show: mostly in none.
 */
export function beyondOf(texts: readonly SearchedText[], words: readonly string[]): FoundBeyond[] | null {
  const within = texts.map((t) => ({ in: t.in, text: folded(t.text) }));
  const places = new Set<FoundBeyond>();
  for (const word of words) {
    const holding = within.filter(({ text }) => text.includes(word));
    if (holding.length === 0) return null;
    if (holding.some((t) => t.in === null)) continue;
    for (const t of holding) if (t.in !== null) places.add(t.in);
  }
  return foundBeyond.filter((place) => places.has(place));
}

export interface TextPiece {
  /** Where it begins in the text. */
  at: number;
  text: string;
  found: boolean;
}

/** The text in pieces, of which some are what was searched for; put together they are the text. */
export function piecesOf(text: string, words: readonly string[]): TextPiece[] {
  const shown = text.normalize("NFC");
  let low = "";
  // A letter may be longer or shorter in lower case: which place of the text each place of the folded one is from.
  const from: number[] = [];
  let place = 0;
  for (const letter of shown) {
    const small = letter.toLocaleLowerCase("sv");
    low += small;
    for (let i = 0; i < small.length; i += 1) from.push(place);
    place += letter.length;
  }
  from.push(place);
  const marked = new Uint8Array(shown.length);
  for (const word of words)
    for (let at = low.indexOf(word); at !== -1; at = low.indexOf(word, at + 1))
      marked.fill(1, from[at] ?? 0, Math.max(from[at + word.length] ?? 0, (from[at] ?? 0) + 1));
  return cut(shown, marked);
}

function cut(shown: string, marked: Uint8Array): TextPiece[] {
  const pieces: TextPiece[] = [];
  let begins = 0;
  for (let at = 1; at <= shown.length; at += 1) {
    if (at < shown.length && marked[at] === marked[begins]) continue;
    pieces.push({ at: begins, text: shown.slice(begins, at), found: marked[begins] === 1 });
    begins = at;
  }
  return pieces;
}
