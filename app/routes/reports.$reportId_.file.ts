// The file that was sent, to attach in a municipality's e-service or to print.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { asStaff } from "~/access/guard.server";
import { readSentFile } from "~/domain/delivery/read-sent-file.server";
import { pdfHeaders } from "~/pdf-answer";

export async function loader({ request, params }: LoaderFunctionArgs) {
  return asStaff({ request }, async (ctx) => {
    const pdf = await readSentFile(ctx, { reportId: params.reportId ?? "" });
    return new Response(new Uint8Array(pdf), { headers: pdfHeaders("attachment", "dokument.pdf") });
  });
}
