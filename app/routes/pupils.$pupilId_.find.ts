// Where the filter of a thread is sent. The words are put away and not in the address: see access/searched-words.
import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { asStaff } from "~/access/guard.server";
import { keepSearchedWords } from "~/access/searched-words.server";
import { selectionFrom } from "~/domain/thread/selection";
import { field, readForm } from "~/form-data";
import { paths } from "~/paths";

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await readForm(request);
  const pupilId = params.pupilId ?? "";
  const { priority, category, authorId, words } = selectionFrom({
    priority: field(form, "priority"),
    category: field(form, "category"),
    author: field(form, "author"),
    words: field(form, "words"),
  });
  return asStaff({ request }, async (ctx) => {
    const kept = await keepSearchedWords(ctx, { pupilId, words });
    const place = paths.pupil(pupilId, {
      priority: priority ?? undefined,
      category: category ?? undefined,
      author: authorId ?? undefined,
      words: kept?.search,
    });
    return redirect(place, kept ? { headers: { "Set-Cookie": kept.header } } : {});
  });
}
