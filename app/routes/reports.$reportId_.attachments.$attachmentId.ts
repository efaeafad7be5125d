// A file that a sent report lists, to attach in a municipality's e-service or to hand over beside it.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { asStaff } from "~/access/guard.server";
import { readReportAttachment } from "~/domain/report/read-report-attachment.server";
import { downloadAnswer } from "~/download-answer";

export async function loader({ request, params }: LoaderFunctionArgs) {
  return asStaff({ request }, async (ctx) =>
    downloadAnswer(
      await readReportAttachment(ctx, {
        reportId: params.reportId ?? "",
        attachmentId: params.attachmentId ?? "",
      }),
    ),
  );
}
