// Which of these notes hold the words: opens their texts, a few at a time so that others get their turn, and forgets them.
// No more than `mostSearched`, the newest: what is left out is told. No policy of its own: the caller gives the scope, and
// what is within it. audit: none here; the use cases that call it log how many texts were searched.
import { setImmediate as nextTurn } from "node:timers/promises";
import type { StaffCtx } from "~/access/context.server";
import { type ConcernScope, concernsWithin } from "~db/concern.server";
import { textPlace } from "../concern/seal-concern";
import type { EntryMoment } from "./moments";
import { holdsWords } from "./selection";

export const mostSearched = 2000;
const atATime = 50;

export interface FoundWords {
  ids: ReadonlySet<string>;
  searched: number;
  /** How many there were, beyond those that were searched. */
  left: number;
}

export async function findWords(
  ctx: StaffCtx,
  { pupilId, scope, among }: { pupilId: string; scope: ConcernScope; among: readonly EntryMoment[] },
  words: string,
): Promise<FoundWords> {
  const readable = among.filter(({ withdrawn }) => !withdrawn);
  const searched = readable.slice(0, mostSearched).map(({ id }) => id);
  const ids = new Set<string>();
  for (let from = 0; from < searched.length; from += atATime) {
    const part = searched.slice(from, from + atATime);
    const rows = await concernsWithin(ctx.db.read, pupilId, scope, part);
    const texts = await ctx.vault.openTexts(
      rows.map((r) => ({ ...textPlace(r.id, r.version), sealed: r.sealedText })),
    );
    rows.forEach((row, i) => {
      if (row.status === "active" && holdsWords(texts[i] ?? "", words)) ids.add(row.id);
    });
    await nextTurn();
  }
  return { ids, searched: searched.length, left: readable.length - searched.length };
}
