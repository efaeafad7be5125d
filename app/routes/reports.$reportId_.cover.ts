// The cover sheet of a report that is posted or handed over, to print. Nothing of the child in it or in its name.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { asStaff } from "~/access/guard.server";
import { makeCoverSheet } from "~/domain/delivery/make-cover-sheet.server";
import { pdfHeaders } from "~/pdf-answer";
import { textsIn } from "~/text/i18n.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  return asStaff({ request }, async (ctx) => {
    const pdf = await makeCoverSheet(ctx, {
      reportId: params.reportId ?? "",
      words: (language) => (key, given) => textsIn(language).t(key, given ?? {}),
    });
    return new Response(new Uint8Array(pdf), { headers: pdfHeaders("inline", "dokument.pdf") });
  });
}
