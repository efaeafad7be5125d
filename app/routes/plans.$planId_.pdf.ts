// A finished version of an action plan: shown in the page's viewer, or as the sealed file. Its name says nothing.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { asStaff } from "~/access/guard.server";
import { readPlanDocument } from "~/domain/action-plan/read-plan-document.server";
import { pdfHeaders, shownInPage } from "~/pdf-answer";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const sealed = searchParams.has("sealed");
  return asStaff({ request }, async (ctx) => {
    const file = await readPlanDocument(ctx, {
      planId: params.planId ?? "",
      documentId: searchParams.get("document"),
      asFile: sealed || request.headers.get(shownInPage) === null,
      sealed,
    });
    const headers = pdfHeaders(sealed ? "attachment" : "inline", "dokument.pdf");
    return new Response(new Uint8Array(file), { headers });
  });
}
