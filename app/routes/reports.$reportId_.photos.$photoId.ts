// A photograph of a signature on paper: sent as a download, never shown inline.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { asStaff } from "~/access/guard.server";
import { readPaperSignature } from "~/domain/report/attach-paper-signature.server";
import { downloadAnswer } from "~/download-answer";

export async function loader({ request, params }: LoaderFunctionArgs) {
  return asStaff({ request }, async (ctx) => {
    const asked = { reportId: params.reportId ?? "", photoId: params.photoId ?? "" };
    const { image, mediaType } = await readPaperSignature(ctx, asked);
    const content = (async function* () {
      yield image;
    })();
    const ending = mediaType === "image/png" ? "png" : "jpg";
    return downloadAnswer({ name: `underskrift.${ending}`, mediaType, content });
  });
}
