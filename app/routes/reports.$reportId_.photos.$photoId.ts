// A photograph of a signature on paper: sent as a download, never shown inline.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { asStaff } from "~/access/guard.server";
import { readPaperSignature } from "~/domain/report/attach-paper-signature.server";
import { photoAnswer } from "~/photo-answer";

export async function loader({ request, params }: LoaderFunctionArgs) {
  return asStaff({ request }, async (ctx) => {
    const asked = { reportId: params.reportId ?? "", photoId: params.photoId ?? "" };
    return photoAnswer(await readPaperSignature(ctx, asked));
  });
}
