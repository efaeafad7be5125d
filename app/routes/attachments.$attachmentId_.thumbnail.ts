// The small picture that the server made of an attached one: its own pixels alone, so it may stand on a page.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { asStaff } from "~/access/guard.server";
import { readThumbnail } from "~/domain/attachment/read-thumbnail.server";
import { thumbnailAnswer } from "~/download-answer";

export async function loader({ request, params }: LoaderFunctionArgs) {
  return asStaff({ request }, async (ctx) =>
    thumbnailAnswer(await readThumbnail(ctx, { attachmentId: params.attachmentId ?? "" })),
  );
}
