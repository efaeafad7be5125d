// What the pages of one thread are filtered by, from the address and, for the words, from where they are kept.
import type { StaffCtx } from "./access/context.server";
import { searchedWords } from "./access/searched-words.server";
import { selectionFrom, type ThreadSelection } from "./domain/thread/selection";
import type { ThreadQuery } from "./paths";
import { languageOf, wordsIn } from "./text/i18n.server";
import { threadQuery } from "./thread-query";

export interface AskedSelection {
  selection: ThreadSelection;
  /** For links and forms that keep the filter. */
  filter: ThreadQuery;
  /** The words are not kept any more. */
  forgotten: boolean;
}

export async function askedSelection(
  ctx: StaffCtx,
  request: Request,
  pupilId: string,
): Promise<AskedSelection> {
  const { priority = "", category = "", author = "", words: search } = threadQuery(request);
  const words = search ? await searchedWords(ctx, request, { pupilId, search }) : "";
  const selection = {
    ...selectionFrom({ priority, category, author, words: words ?? "" }),
    say: wordsIn(await languageOf(request)),
  };
  return {
    selection,
    filter: {
      priority: selection.priority ?? undefined,
      category: selection.category ?? undefined,
      author: selection.authorId ?? undefined,
      words: words ? search : undefined,
    },
    forgotten: words === null,
  };
}
