// Finds phrases of a lexicon among words. A phrase is words with spaces between; "a|b" is either, "_" is up to two words
// of any kind, "a*" is any word that begins so. Work is bounded by the text's words times the phrases that share a first
// word: no backtracking over the text, whatever is written.
import type { WordGroup } from "./lexicon/sources";
import type { Word } from "./words";

type Step = { any: true } | { any: false; whole: ReadonlySet<string>; begins: readonly string[] };

interface Phrase {
  group: string;
  steps: Step[];
}

export interface Hit {
  group: string;
  /** The first word, and the one after the last. */
  from: number;
  to: number;
}

const gap = 2;

/** The forms of an adjective; more than there are does no harm. */
export function adjectiveForms(base: string): string[] {
  if (base.endsWith("en")) return [base, `${base.slice(0, -2)}et`, `${base.slice(0, -2)}na`];
  if (base.endsWith("ad")) return [base, `${base.slice(0, -1)}t`, `${base}e`];
  const plural = [`${base}a`, `${base}e`, `${base}are`, `${base}ast`, `${base}aste`];
  if (/[^aeiouyåäö]d$/.test(base)) return [base, `${base.slice(0, -1)}t`, ...plural];
  if (base.endsWith("tt") || base.endsWith("dd") || base.endsWith("nt")) return [base, ...plural];
  return [base, `${base}t`, ...plural];
}

/** "verka": verkar, verkade, verkat. */
export function arVerbForms(base: string): string[] {
  return [base, `${base}r`, `${base}de`, `${base}t`, `${base}s`, `${base}des`];
}

function inflected(word: string, form: WordGroup["form"]): string {
  if (form === "adjective") return adjectiveForms(word).join("|");
  if (form === "ar_verb") {
    const [verb = "", ...rest] = word.split(" ");
    return [arVerbForms(verb).join("|"), ...rest].join(" ");
  }
  return word;
}

function stepOf(written: string): Step {
  if (written === "_") return { any: true };
  const ways = written.split("|");
  return {
    any: false,
    whole: new Set(ways.filter((w) => !w.endsWith("*"))),
    begins: ways.filter((w) => w.endsWith("*")).map((w) => w.slice(0, -1)),
  };
}

const fits = (step: Step, low: string): boolean =>
  step.any || step.whole.has(low) || step.begins.some((b) => low.startsWith(b));

export class PhraseBook {
  readonly #byFirst = new Map<string, Phrase[]>();
  readonly #open: Phrase[] = [];

  constructor(groups: readonly WordGroup[]) {
    for (const { id, form, words } of groups) {
      for (const word of words) {
        const steps = inflected(word, form).split(" ").map(stepOf);
        const phrase = { group: id, steps };
        const [first] = steps;
        if (!first || first.any) throw new Error(`A phrase begins with a word: ${word}`);
        if (first.begins.length > 0) this.#open.push(phrase);
        for (const low of first.whole) this.#byFirst.set(low, [...(this.#byFirst.get(low) ?? []), phrase]);
      }
    }
  }

  /** From the left, the longest at each place, none within another. */
  find(words: readonly Word[]): Hit[] {
    const hits: Hit[] = [];
    for (let from = 0; from < words.length; from += 1) {
      const best = this.#longestAt(words, from);
      if (!best) continue;
      hits.push(best);
      from = best.to - 1;
    }
    return hits;
  }

  has(words: readonly Word[]): boolean {
    return words.some((_, from) => this.#longestAt(words, from) !== null);
  }

  #longestAt(words: readonly Word[], from: number): Hit | null {
    const low = words[from]?.low ?? "";
    const open = this.#open.filter((p) => p.steps[0] && fits(p.steps[0], low));
    let best: Hit | null = null;
    for (const { group, steps } of [...(this.#byFirst.get(low) ?? []), ...open]) {
      const to = reach(words, from, steps, 0);
      if (to > (best?.to ?? from)) best = { group, from, to };
    }
    return best;
  }
}

/** The word after the last that fits, or -1. A gap is at most two words, so the tries are few. */
function reach(words: readonly Word[], at: number, steps: readonly Step[], next: number): number {
  const step = steps[next];
  if (!step) return at;
  if (step.any) {
    for (let skip = 0; skip <= gap; skip += 1) {
      const to = reach(words, at + skip, steps, next + 1);
      if (to >= 0) return to;
    }
    return -1;
  }
  const word = words[at];
  return word && fits(step, word.low) ? reach(words, at + 1, steps, next + 1) : -1;
}
