// One upload: how far it has come, its next piece, its end. Called by the page's script.
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { asStaff } from "~/access/guard.server";
import { cancelUpload, readUpload } from "~/domain/attachment/begin-upload.server";
import { finishUpload } from "~/domain/attachment/finish-upload.server";
import { receivePiece } from "~/domain/attachment/receive-piece.server";
import { uploadAnswer } from "~/upload-answer";

export async function loader({ request, params }: LoaderFunctionArgs) {
  return asStaff({ request }, (ctx) =>
    uploadAnswer(() => readUpload(ctx, { uploadId: params.uploadId ?? "" })),
  );
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const uploadId = params.uploadId ?? "";
  return asStaff({ request }, (ctx) =>
    uploadAnswer(async () => {
      if (query.get("do") === "finish") return finishUpload(ctx, { uploadId });
      if (query.get("do") === "cancel") {
        await cancelUpload(ctx, { uploadId });
        return {};
      }
      if (query.has("do")) throw new Response(null, { status: 404 });
      context.allowSlowBody?.();
      const offset = /^\d{1,15}$/.test(query.get("offset") ?? "") ? Number(query.get("offset")) : -1;
      return receivePiece(ctx, { uploadId, offset, content: bodyOf(request) });
    }),
  );
}

async function* bodyOf(request: Request): AsyncGenerator<Uint8Array> {
  if (request.body) yield* request.body as unknown as AsyncIterable<Uint8Array>;
}
