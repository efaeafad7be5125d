// The words of a copy that leaves the screen, and of what a thread is filtered by. Pure.
import type { DocumentWords } from "~/domain/thread/thread-document";
import { dates } from "./dates";
import type { Language } from "./language";

type Words = DocumentWords["words"];

interface Filtered {
  priority?: string | null | undefined;
  category?: string | null | undefined;
  authorName: string | null;
  words: string;
}

/** "Agera nu · Frånvaro · av Anna Ek · ”mamma”"; empty where nothing is filtered. */
export function filterWords(words: Words, filtered: Filtered): string {
  return [
    filtered.priority ? words(`shell:priority.${filtered.priority}`) : "",
    filtered.category ? words(`concern:category.${filtered.category}`) : "",
    filtered.authorName ? words("thread:filter.by", { name: filtered.authorName }) : "",
    filtered.words ? `”${filtered.words}”` : "",
  ]
    .filter(Boolean)
    .join(" · ");
}

export function copyWords(words: Words, language: Language, selection: string): DocumentWords {
  return {
    language,
    words,
    selection,
    month: (at) => dates.month(at, language),
    when: (at) => dates.when(at, language),
    civil: (date) => dates.civil(date, language),
  };
}
