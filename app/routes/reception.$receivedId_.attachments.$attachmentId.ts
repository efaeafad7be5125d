// A file that came beside a report, as a download. Its name holds the reference alone.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { asSocial } from "~/access/guard.server";
import { readReceivedAttachment } from "~/domain/reception/read-received-attachment.server";
import { downloadAnswer } from "~/download-answer";

export async function loader({ request, params }: LoaderFunctionArgs) {
  return asSocial({ request }, async (ctx) =>
    downloadAnswer(
      await readReceivedAttachment(ctx, {
        receivedId: params.receivedId ?? "",
        attachmentId: params.attachmentId ?? "",
      }),
    ),
  );
}
