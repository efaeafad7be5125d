// What is quoted in a text, and which of it is the child's own words. Quotation marks of any kind; or, after a word of
// saying, a colon or a dash to the end of the sentence; or a line that begins with a dash. Whose words they are is told by
// who stands beside the word of saying; where nobody does, they are the child's.
import { childSpeakers, otherSpeakers, sayingWords, titled } from "./lexicon/telling";
import { firstWordFrom, type Word } from "./words";

export interface Quotation {
  /** Without the quotation marks. */
  start: number;
  end: number;
  /** Where the quotation marks begin and end. */
  outerStart: number;
  outerEnd: number;
  byChild: boolean;
}

const closers: Record<string, string> = {
  "”": "”",
  "“": "”“",
  "„": "”“",
  '"': '"',
  "»": "»«",
  "«": "»",
  "’": "’",
  "‘": "’",
  "'": "'",
};
const others = new Set(otherSpeakers);
const isLetter = (sign: string | undefined) => sign !== undefined && /[\p{L}\p{N}]/u.test(sign);

interface Span {
  start: number;
  end: number;
  outerStart: number;
  outerEnd: number;
}

/** By quotation marks. One that is never closed quotes nothing: the text is still being written. */
function marked(text: string): Span[] {
  const found: Span[] = [];
  let open: { at: number; closes: string } | null = null;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? "";
    const single = sign === "'" || sign === "’" || sign === "‘";
    if (open) {
      if (sign === "\n") open = null;
      else if (open.closes.includes(sign) && !(single && isLetter(text[at + 1]))) {
        if (at > open.at + 1)
          found.push({ start: open.at + 1, end: at, outerStart: open.at, outerEnd: at + 1 });
        open = null;
      }
      continue;
    }
    const closes = closers[sign];
    if (closes && !isLetter(text[at - 1]) && isWordAfter(text, at)) open = { at, closes };
  }
  return found;
}

const isWordAfter = (text: string, at: number) =>
  text[at + 1] !== undefined && !/\s/.test(text[at + 1] ?? "");

function wordsBefore(words: readonly Word[], at: number, count: number): Word[] {
  const end = firstWordFrom(words, at);
  return words.slice(Math.max(0, end - count), end).filter((w) => w.end <= at);
}

/** After a colon or a dash that follows a word of saying, and lines that begin with a dash. */
function spoken(text: string, words: readonly Word[], taken: readonly Span[]): Span[] {
  const found: Span[] = [];
  for (const sign of text.matchAll(/:(?=\s)|[–—-](?=\s)/g)) {
    const at = sign.index;
    if (taken.some((q) => at >= q.outerStart && at < q.outerEnd)) continue;
    if (at < (found.at(-1)?.end ?? 0)) continue;
    const atLineStart = sign[0] !== ":" && /(?:^|[\n])\s*$/.test(text.slice(Math.max(0, at - 3), at));
    const near = wordsBefore(words, at, 4).filter((w) => w.end > at - 60);
    const afterSaying = near.some((w) => sayingWords.has(w.low) && !/[.!?\n]/.test(text.slice(w.end, at)));
    if (!atLineStart && !afterSaying) continue;
    const start = at + 1 + (/^\s*/.exec(text.slice(at + 1, at + 8))?.[0].length ?? 0);
    const length = text.slice(start).search(/[.!?…](?=\s|$)|\n|$/);
    const end = atLineStart ? beforeSaying(text, words, start, start + length) : start + length;
    const overlaps = taken.some((q) => q.outerStart < end && q.outerEnd > start);
    if (end - start > 1 && !overlaps) found.push({ start, end, outerStart: at, outerEnd: end });
  }
  return found;
}

/** "– Jag vill inte, sa hon": the quotation ends before the word of saying. */
function beforeSaying(text: string, words: readonly Word[], start: number, end: number): number {
  const from = firstWordFrom(words, start + 1);
  const saying = words.slice(from, firstWordFrom(words, end)).find((w) => sayingWords.has(w.low));
  if (!saying) return end;
  const comma = text.lastIndexOf(",", saying.start);
  return comma > start ? comma : end;
}

/** Who stands beside the word of saying nearest to the quotation; null where nobody does. */
function speaker(words: readonly Word[], { outerStart, outerEnd }: Span): "child" | "other" | "title" | null {
  const before = wordsBefore(words, outerStart, 9);
  const from = firstWordFrom(words, outerEnd);
  const after = words.slice(from, from + 5);
  const [next] = after;
  if (next && sayingWords.has(next.low)) return whoIs(after.slice(1), false);
  if (
    before.slice(-1).some((w) => titled.has(w.low)) ||
    before.slice(-6).some((w) => w.low.startsWith("kalla"))
  )
    return "title";
  for (let i = before.length - 1; i >= 0; i -= 1) {
    if (!sayingWords.has(before[i]?.low ?? "")) continue;
    const inverted = before[i + 1]?.low === "till" ? null : whoIs(before.slice(i + 1), false);
    return inverted ?? whoIs(before.slice(0, i).reverse(), true);
  }
  return null;
}

const skipped = new Set([
  "hans",
  "hennes",
  "hens",
  "sin",
  "min",
  "inte",
  "också",
  "då",
  "sedan",
  "sen",
  "har",
  "hade",
  "till",
  "och",
]);

function whoIs(words: readonly Word[], backwards: boolean): "child" | "other" | null {
  for (const word of words.slice(0, backwards ? 4 : 3)) {
    if (childSpeakers.has(word.low)) return "child";
    if (others.has(word.low)) return "other";
    if (word.capital && !skipped.has(word.low)) return "child";
    if (!backwards && !skipped.has(word.low)) return null;
  }
  return null;
}

export function quotationsIn(text: string, words: readonly Word[]): Quotation[] {
  const spans = marked(text);
  return [...spans, ...spoken(text, words, spans)]
    .sort((a, b) => a.start - b.start)
    .map((span) => {
      const who = speaker(words, span);
      return { ...span, byChild: who !== "other" && who !== "title" };
    });
}
