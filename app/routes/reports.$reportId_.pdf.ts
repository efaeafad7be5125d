// One of the report's rendered documents: logged, kept nowhere, shown inline by the browser's own viewer.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { asStaff } from "~/access/guard.server";
import { readReportDocument } from "~/domain/report/read-report-document.server";
import { pdfHeaders, shownInPage } from "~/pdf-answer";

export async function loader({ request, params }: LoaderFunctionArgs) {
  return asStaff({ request }, async (ctx) => {
    const documentId = new URL(request.url).searchParams.get("document");
    const { pdf } = await readReportDocument(ctx, {
      reportId: params.reportId ?? "",
      asFile: request.headers.get(shownInPage) === null,
      ...(documentId ? { documentId } : {}),
    });
    return new Response(new Uint8Array(pdf), { headers: pdfHeaders("inline", "dokument.pdf") });
  });
}
