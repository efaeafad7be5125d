// A file that an earlier school has sent, as a download, under the name that it had there.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { asStaff } from "~/access/guard.server";
import { readHistoryFile } from "~/domain/history/read-history-file.server";
import { downloadAnswer } from "~/download-answer";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { pupilId = "", transferId = "", fileId = "" } = params;
  return asStaff({ request }, async (ctx) =>
    downloadAnswer(await readHistoryFile(ctx, { pupilId, transferId, fileId })),
  );
}
