// The small picture of a picture that an earlier school has sent: the server's own pixels alone, so it may stand on a page.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { asStaff } from "~/access/guard.server";
import { readHistoryThumbnail } from "~/domain/history/read-history-file.server";
import { thumbnailAnswer } from "~/download-answer";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { pupilId = "", transferId = "", fileId = "" } = params;
  return asStaff({ request }, async (ctx) =>
    thumbnailAnswer(await readHistoryThumbnail(ctx, { pupilId, transferId, fileId })),
  );
}
