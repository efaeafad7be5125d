// Reads a note as a careful colleague would and marks what could be asked about, by rules alone: no service is asked, no
// text leaves the process. It proposes; nothing waits for it. The rules are general: none is made for one sentence. Source:
// the labelling guide (docs/writing-aid.md) and the lexicon's sources; measured in find-marks.test.ts.

import { missingWhere, passiveWithoutDoer } from "./left-out";
import { adjectives } from "./lexicon/adjectives";
import { diagnosis, established } from "./lexicon/diagnosis";
import { interpretation } from "./lexicon/interpretation";
import { basis, openReading } from "./lexicon/open-reading";
import { noVaguePerson, noVagueTime, vaguePerson, vagueTime } from "./lexicon/vague";
import type { Mark, MarkKind } from "./marks";
import { type Hit, PhraseBook } from "./phrase";
import { quotationsIn } from "./quotations";
import { isTold, sourceUnclear } from "./source-unclear";
import { type Sentence, sentencesOf, type Word, wordsOf } from "./words";

const books = {
  interpretation: new PhraseBook([...interpretation, ...adjectives]),
  openReading: new PhraseBook(openReading),
  basis: new PhraseBook(basis),
  diagnosis: new PhraseBook(diagnosis),
  established: new PhraseBook(established),
  vagueTime: new PhraseBook(vagueTime),
  noVagueTime: new PhraseBook(noVagueTime),
  vaguePerson: new PhraseBook(vaguePerson),
  noVaguePerson: new PhraseBook(noVaguePerson),
};

/** Eight notes long; what is beyond is not read. What is hostile costs by the square of this, and no more. */
export const readAtMost = 5_000;

export function findMarks(whole: string): Mark[] {
  const text = whole.slice(0, readAtMost);
  const words = wordsOf(text);
  const quotations = quotationsIn(text, words);
  const quoted = new Uint8Array(text.length);
  for (const q of quotations) quoted.fill(1, q.outerStart, q.outerEnd);
  const within = (at: number) => quoted[at] === 1;
  const sentences = sentencesOf(text, words, within).map((s) => ({
    ...s,
    words: s.words.filter((w) => !within(w.start)),
  }));
  const own = quotations
    .filter((q) => q.byChild)
    .map((q) => ({ kind: "own_words" as const, start: q.start, end: q.end }));
  const readings = sentences.flatMap((s) => [...interpretations(text, s), ...diagnoses(s)]);
  const found = [
    ...own,
    ...readings,
    ...sentences.flatMap((s) => [...vagueTimes(text, s), ...vaguePeople(text, s), ...passiveWithoutDoer(s)]),
    ...sourceUnclear(text, sentences, quotations, readings),
  ];
  const all = [...found, ...missingWhere(sentences, found)];
  return joined(text, all).sort((a, b) => a.start - b.start || b.end - a.end);
}

const markOf = (kind: MarkKind, words: readonly Word[], { from, to }: Hit): Mark => ({
  kind,
  start: words[from]?.start ?? 0,
  end: words[to - 1]?.end ?? 0,
});

/** The writer's own worry is no reading of somebody else: "jag är orolig". */
const writersOwn = new Set(["jag", "vi", "mig", "oss"]);

function interpretations(text: string, sentence: Sentence): Mark[] {
  const { words } = sentence;
  if (isOpenReading(text, sentence)) return [];
  return books.interpretation.find(words).flatMap((hit) => {
    if (hit.group === "feeling") {
      const before = words.slice(Math.max(0, hit.from - 4), hit.from);
      if (before.some((w) => writersOwn.has(w.low)) || isTold(words, hit.from)) return [];
    }
    if (
      ["character", "condition", "generalisation", "seeming", "guess"].includes(hit.group) &&
      isTold(words, hit.from)
    )
      return [];
    return [markOf("interpretation", words, hit)];
  });
}

/** "Jag tolkar det som rädsla: hon ryckte till": a reading that says so, and what it rests on. */
function isOpenReading(text: string, { words, start, end }: Sentence): boolean {
  const [opens] = books.openReading.find(words);
  if (!opens) return false;
  const after = words.slice(opens.to);
  const colon = text.slice(start, end).indexOf(":");
  return (colon >= 0 && start + colon > (words[opens.from]?.start ?? 0)) || books.basis.has(after);
}

function diagnoses({ words }: Sentence): Mark[] {
  if (books.established.has(words)) return [];
  return books.diagnosis.find(words).map((hit) => markOf("diagnosis", words, hit));
}

/** A number in brackets or after a colon tells what was vague: "flera gånger (3, 9 och 12 november)". */
const toldAfter = /^\s*[:(]\s*(?:den\s)?\d/;

function vagueTimes(text: string, { words }: Sentence): Mark[] {
  const exempt = books.noVagueTime.find(words);
  return books.vagueTime
    .find(words)
    .filter((hit) => !overlapsAny(hit, exempt))
    .map((hit) => markOf("missing_when", words, hit))
    .filter((mark) => !toldAfter.test(text.slice(mark.end, mark.end + 12)));
}

function vaguePeople(text: string, { words }: Sentence): Mark[] {
  const exempt = books.noVaguePerson.find(words);
  return books.vaguePerson
    .find(words)
    .filter((hit) => !overlapsAny(hit, exempt) && (hit.group === "hearsay" || isDoer(text, words, hit.from)))
    .map((hit) => markOf("missing_who", words, hit));
}

const opensClause = new Set(
  "att och men när då som om medan eftersom efter innan så av från har hade blev ska skulle kan kunde är var".split(
    " ",
  ),
);

/** Who does, and not who it is done to: at the beginning of a clause, after a helping verb, or after "av". */
function isDoer(text: string, words: readonly Word[], from: number): boolean {
  const [before, first] = [words[from - 1], words[from]];
  if (!before || !first || opensClause.has(before.low)) return true;
  return /[,;:–.]/.test(text.slice(before.end, first.start));
}

const overlapsAny = (hit: Hit, others: readonly Hit[]) =>
  others.some((o) => o.from < hit.to && o.to > hit.from);

const between =
  /^\s*(?:(?:så|väldigt|mycket|lite|litet|ganska|helt|rätt|otroligt|jätte|vara|bli|som|både|allt|mer)\s*){0,3}$/;

/** Marks of one kind side by side are one: "verkar ledsen", "alltid väldigt arg". */
function joined(text: string, marks: readonly Mark[]): Mark[] {
  const result: Mark[] = [];
  for (const mark of [...marks].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const near = result.findLast((m) => m.kind === mark.kind);
    const touches =
      near &&
      mark.kind !== "own_words" &&
      (mark.start < near.end || between.test(text.slice(near.end, Math.min(mark.start, near.end + 40))));
    if (near && touches && mark.start - near.end < 40) near.end = Math.max(near.end, mark.end);
    else result.push({ ...mark });
  }
  return result;
}
