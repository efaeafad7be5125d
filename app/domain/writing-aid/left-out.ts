// What a text leaves out: who did what was done to somebody, and where an incident happened.
import { incidents, passives, placeEndings, places } from "./lexicon/incidents";
import type { Mark } from "./marks";
import { PhraseBook } from "./phrase";
import type { Sentence } from "./words";

const books = {
  passives: new PhraseBook(passives),
  incidents: new PhraseBook(incidents),
  places: new PhraseBook(places),
};

/** How far on "av …" may stand and still be of the passive. */
const reach = 7;

export function passiveWithoutDoer({ words }: Sentence): Mark[] {
  return books.passives.find(words).flatMap((hit) => {
    const after = words.slice(hit.to, hit.to + reach);
    if (after.some((w) => w.low === "av")) return [];
    const before = words.slice(Math.max(0, hit.from - 3), hit.from);
    if (before.some((w) => w.low === "av")) return [];
    const [first, last] = [words[hit.from], words[hit.to - 1]];
    return first && last ? [{ kind: "missing_who" as const, start: first.start, end: last.end }] : [];
  });
}

/** Once in a text at most, at its first incident, and never where home is what it is about. */
export function missingWhere(sentences: readonly Sentence[], found: readonly Mark[]): Mark[] {
  const known = sentences.some(
    ({ words }) =>
      books.places.has(words) ||
      words.some((w) => w.low.length > 6 && placeEndings.some((e) => w.low.endsWith(e))),
  );
  if (known) return [];
  for (const { words, start, end } of sentences) {
    if (!books.incidents.has(words)) continue;
    if (found.some((m) => m.kind === "source_unclear" && m.start < end && m.end > start)) return [];
    const last = words.at(-1);
    return [{ kind: "missing_where", start, end: last && last.end > start ? last.end : end }];
  }
  return [];
}
