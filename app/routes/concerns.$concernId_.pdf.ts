// One note as a PDF: logged, kept nowhere. The page's own viewer fetches it from here; opened by itself it is a paper that
// the guard can lock.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { asStaff } from "~/access/guard.server";
import { copyConcern } from "~/domain/concern/copy-concern.server";
import { pdfHeaders, shownInPage } from "~/pdf-answer";
import { copyWords } from "~/text/copy-words";
import { languageOf, wordsIn } from "~/text/i18n.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const language = await languageOf(request);
  return asStaff({ request }, async (ctx) => {
    const pdf = await copyConcern(ctx, {
      concernId: params.concernId ?? "",
      asFile: request.headers.get(shownInPage) === null,
      words: copyWords(wordsIn(language), language, ""),
    });
    return new Response(new Uint8Array(pdf), { headers: pdfHeaders("inline", "dokument.pdf") });
  });
}
