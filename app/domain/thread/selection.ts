// What a reader filters one pupil's thread by: priority, category, author and words, all of which must hold. Words find
// whatever else stands on the thread too; the rest chooses notes alone, and what else stands there is left out meanwhile. A
// withdrawn note is shown without its text, priority and category, so these do not find it either: only the reason does.
// Never across pupils (dataskyddslagen 3:3: no search for persons). Pure.
import { categories, type Priority, priorities } from "../concern/rules";
import type { Words } from "../report/words";
import type { EntryMoment } from "./moments";

export interface ThreadSelection {
  priority: Priority | null;
  category: string | null;
  authorId: string | null;
  /** What was typed; empty for no search in texts. */
  words: string;
  /** The reader's language: the words that a marked injury is told in are found too. */
  say?: Words;
}

export const wholeThread: ThreadSelection = { priority: null, category: null, authorId: null, words: "" };

/** As much as anybody searches for; the rest is cut off. */
export const longestWords = 100;

export interface TypedSelection {
  priority: string;
  category: string;
  author: string;
  words: string;
}

/** What an address or a form says; what it says wrongly is no filter. */
export function selectionFrom({ priority, category, author, words }: TypedSelection): ThreadSelection {
  return {
    priority: priorities.find((p) => p === priority) ?? null,
    category: categories.find((c) => c === category) ?? null,
    authorId: /^[\w-]{1,64}$/.test(author) ? author : null,
    words: words.normalize("NFC").trim().slice(0, longestWords),
  };
}

export const isFiltering = ({ priority, category, authorId, words }: ThreadSelection): boolean =>
  priority !== null || category !== null || authorId !== null || words !== "";

/** Whether other than notes can be found: what chooses notes alone is not asked for. */
export const findsEvents = ({ priority, category, authorId, words }: ThreadSelection): boolean =>
  words !== "" && priority === null && category === null && authorId === null;

/** All but the words. */
export function hasMarks(entry: EntryMoment, { priority, category, authorId }: ThreadSelection): boolean {
  if (authorId !== null && entry.authorId !== authorId) return false;
  if (entry.withdrawn) return priority === null && category === null;
  return (
    (priority === null || entry.priority === priority) && (category === null || entry.category === category)
  );
}
