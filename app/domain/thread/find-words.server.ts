// What on a thread holds the words: opens the texts, a few at a time so that others get their turn, and forgets them. Of
// notes no more than `mostSearched`, the newest: what is left out is told. No policy of its own: each kind opens what the
// reader may see and nothing else. audit: none here; the use cases that call it log how many were searched.
import { setImmediate as nextTurn } from "node:timers/promises";
import type { Words } from "../report/words";
import { beyondOf, type FoundBeyond, typedWords } from "./found-words";
import type { KindOnThread, ThreadItem } from "./kinds.server";
import type { EntryMoment, Moment } from "./moments";

export const mostSearched = 2000;
const atATime = 25;

type Kind = KindOnThread<Moment, ThreadItem>;

export interface FoundWords {
  /** By what was found: where the words are, beyond what the thread shows. */
  found: ReadonlyMap<string, FoundBeyond[]>;
  searched: number;
  /** How many notes there were, beyond those that were searched. */
  left: number;
}

interface Searched {
  entries: Pick<Kind, "texts">;
  among: readonly EntryMoment[];
  /** What else is searched, whole. */
  events: readonly Kind[];
}

/** What a reader in no language finds a marked injury by: its own words alone. */
const silent: Words = () => "";

export async function findWords(
  { entries, among, events }: Searched,
  { words, say = silent }: { words: string; say?: Words | undefined },
): Promise<FoundWords> {
  const typed = typedWords(words);
  const found = new Map<string, FoundBeyond[]>();
  const search = async (kind: Pick<Kind, "texts">, ids: readonly string[]) => {
    for (let from = 0; from < ids.length; from += atATime) {
      const texts = await kind.texts(new Set(ids.slice(from, from + atATime)), say);
      for (const [id, ofOne] of texts) {
        const beyond = beyondOf(ofOne, typed);
        if (beyond) found.set(id, beyond);
      }
      await nextTurn();
    }
  };
  const searched = among.slice(0, mostSearched);
  await search(
    entries,
    searched.map(({ id }) => id),
  );
  let others = 0;
  for (const kind of events) {
    others += kind.moments.length;
    await search(
      kind,
      kind.moments.map(({ id }) => id),
    );
  }
  return { found, searched: searched.length + others, left: among.length - searched.length };
}
