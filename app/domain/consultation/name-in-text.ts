// Whether a question seems to name somebody: one of the writer's own pupils, or a personal identity number. A gentle
// check in memory that warns and never blocks; it keeps nothing and misses whoever is no pupil of hers. Pure.

interface Named {
  givenName: string;
  familyName: string;
}

const fold = (word: string) => word.normalize("NFC").toLocaleLowerCase("sv");
/** Parts of a name that can be told from ordinary words by a capital letter alone. */
const parts = (name: string) => name.split(/[\s-]+/).filter((part) => part.length >= 2);

/** The words as they stand in the text, each once. */
export function namesInText(text: string, pupils: readonly Named[]): string[] {
  const names = new Set(pupils.flatMap((p) => [...parts(p.givenName), ...parts(p.familyName)]).map(fold));
  const words = text.normalize("NFC").match(/\p{L}[\p{L}’']*/gu) ?? [];
  const found = new Set<string>();
  words.forEach((word, i) => {
    const isName = (w: string) => names.has(fold(w)) || (/s$/i.test(w) && names.has(fold(w.slice(0, -1))));
    if (!isName(word)) return;
    // Small letters can be an ordinary word: then only a name beside another name counts.
    const beside = [words[i - 1], words[i + 1]].some((w) => w !== undefined && isName(w));
    if (/^\p{Lu}/u.test(word) || beside) found.add(word);
  });
  for (const [number] of text.matchAll(/\b(?:\d{2})?\d{6}[-+ ]?\d{4}\b/g)) found.add(number);
  return [...found];
}
