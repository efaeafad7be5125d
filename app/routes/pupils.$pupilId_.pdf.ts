// A thread, the selection of it, or what is ticked in it, as a PDF to keep. Asked for by a form: a link that is fetched
// ahead takes nothing out.
import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { asStaff } from "~/access/guard.server";
import { makeThreadPdf } from "~/domain/thread/make-thread-pdf.server";
import { fields, readForm } from "~/form-data";
import { paths } from "~/paths";
import { pdfHeaders } from "~/pdf-answer";
import { copyWords, filterWords } from "~/text/copy-words";
import { languageOf, wordsIn } from "~/text/i18n.server";
import { askedSelection } from "~/thread-selection.server";

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await readForm(request);
  const pupilId = params.pupilId ?? "";
  const language = await languageOf(request);
  return asStaff({ request }, async (ctx) => {
    const { selection, filter, forgotten } = await askedSelection(ctx, request, pupilId);
    // Never the whole thread where a part of it was asked for: its page says that the words are gone.
    if (forgotten) return redirect(paths.pupil(pupilId, { ...filter, words: "forgotten" }));
    const { pdf } = await makeThreadPdf(ctx, {
      pupilId,
      selection,
      picked: fields(form, "pick"),
      words: ({ authorName }) => {
        const words = wordsIn(language);
        return copyWords(words, language, filterWords(words, { ...selection, authorName }));
      },
    });
    return new Response(new Uint8Array(pdf), { headers: pdfHeaders("attachment", "dokument.pdf") });
  });
}
