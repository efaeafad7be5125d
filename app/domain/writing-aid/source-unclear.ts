// What a text states as fact about home, nights, the family or the past, without saying whether it was seen, heard or told
// by whom. A sentence that names a source, or something that can be seen at school, is let be; so is one that guesses,
// which is marked as a guess.
import { atHome, atSchool, certainlyHome, family, sayingWords, sourceTold } from "./lexicon/telling";
import type { Mark } from "./marks";
import { PhraseBook } from "./phrase";
import type { Quotation } from "./quotations";
import type { Sentence, Word } from "./words";

const books = {
  told: new PhraseBook(sourceTold),
  atSchool: new PhraseBook(atSchool),
  family: new PhraseBook(family),
  goingsOn: new PhraseBook(atHome),
  certain: new PhraseBook(certainlyHome),
};

const guesses = new Set(
  "verkar verkade tror trodde misstänker misstänkte anar kanske antagligen förmodligen troligen sannolikt tydligen uppenbarligen tycks undrar oroliga orolig oro upplever upplevde tolkar tolkade uppfattar bedömer känns ryktas sägs påstås man".split(
    " ",
  ),
);

/** Whether what stands here is retold: a word of saying and "att" before it in the sentence, or "enligt". */
export function isTold(words: readonly Word[], at: number): boolean {
  if (words.slice(0, at).some((w) => w.low === "enligt")) return true;
  for (let i = at - 1; i > 0; i -= 1) {
    if (words[i]?.low !== "att") continue;
    if (words.slice(Math.max(0, i - 4), i).some((w) => sayingWords.has(w.low) && w.low !== "skrek"))
      return true;
  }
  return false;
}

export function sourceUnclear(
  text: string,
  sentences: readonly Sentence[],
  quotations: readonly Quotation[],
  readings: readonly Mark[],
): Mark[] {
  let seenAtSchool = false;
  return sentences.flatMap((sentence, i) => {
    const { words, start, end } = sentence;
    if (text[end - 1] === "?" || words.some((w) => guesses.has(w.low))) return [];
    if (quotations.some((q) => q.start < end && q.end > start)) return [];
    if (books.told.has(words) || goesOn(sentences[i - 1])) return [];
    const before = seenAtSchool;
    seenAtSchool ||= books.atSchool.has(words);
    const isRead = readings.some((m) => m.start < end && m.end > start);
    if (!books.certain.has(words) && (books.atSchool.has(words) || !isOfHome(words, before || isRead)))
      return [];
    return [{ kind: "source_unclear", start, end: trimmed(text, start, end) }];
  });
}

/** Home, nights or the family, with something going on there; or, unless it can have been seen, the family at the front. */
function isOfHome(words: readonly Word[], strict: boolean): boolean {
  const hits = books.family.find(words);
  if (hits.length > 0 && books.goingsOn.has(words)) return true;
  return !strict && hits.some((h) => h.from <= 1 && words.length > 3);
}

/** "Hon berättade om helgen. Pappan hade druckit." What follows a telling is told too. */
function goesOn(before: Sentence | undefined): boolean {
  return (
    before?.words.some((w) => w.low.startsWith("berätta") || w.low === "uppgav" || w.low === "uppger") ??
    false
  );
}

function trimmed(text: string, start: number, end: number): number {
  const tail = /[.!…\s]*$/.exec(text.slice(Math.max(start, end - 4), end));
  return end - (tail?.[0].length ?? 0);
}
