// One of the report's rendered documents: logged, kept nowhere, shown inline by the browser's own viewer.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { asStaff } from "~/access/guard.server";
import { readReportDocument } from "~/domain/report/read-report-document.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  return asStaff({ request }, async (ctx) => {
    const documentId = new URL(request.url).searchParams.get("document");
    const { pdf } = await readReportDocument(ctx, {
      reportId: params.reportId ?? "",
      ...(documentId ? { documentId } : {}),
    });
    return new Response(new Uint8Array(pdf), {
      headers: {
        "Content-Type": "application/pdf",
        "Content-Disposition": 'inline; filename="orosanmalan.pdf"',
        // Not `sandbox`: browsers do not show a PDF in a sandbox. What the file could load is refused.
        "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-store",
      },
    });
  });
}
