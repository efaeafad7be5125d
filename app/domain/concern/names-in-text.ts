// Whether a note that lies with several pupils names one of them: a reader of the one must not learn of the others. Marks
// and never blocks: a word of the language can be a name, and a name can be needed. Pure.
import { nameKey } from "../pupil/name-key";

const shortest = 3;

/** Of these full names, those of which a part stands in the text as a word of its own, also in the genitive. */
export function namedIn(text: string, names: readonly string[]): string[] {
  const words = new Set(nameKey(text.replace(/[^\p{L}\p{N}-]+/gu, " ")).split(" "));
  const stands = (part: string) => words.has(part) || words.has(`${part}s`);
  return names.filter((name) =>
    nameKey(name)
      .split(" ")
      .some((part) => part.length >= shortest && stands(part)),
  );
}
