// An attachment as a download, under the name that it came with.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { asStaff } from "~/access/guard.server";
import { readAttachment } from "~/domain/concern/read-attachment.server";
import { downloadAnswer } from "~/download-answer";

export async function loader({ request, params }: LoaderFunctionArgs) {
  return asStaff({ request }, async (ctx) =>
    downloadAnswer(await readAttachment(ctx, { attachmentId: params.attachmentId ?? "" })),
  );
}
