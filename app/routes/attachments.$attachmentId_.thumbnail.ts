// The small picture that the server made of an attached one: its own pixels alone, so it may stand on a page.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { asStaff } from "~/access/guard.server";
import { readThumbnail } from "~/domain/attachment/read-thumbnail.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  return asStaff({ request }, async (ctx) => {
    const picture = await readThumbnail(ctx, { attachmentId: params.attachmentId ?? "" });
    return new Response(new Uint8Array(picture), {
      headers: {
        "Content-Type": "image/jpeg",
        "Content-Security-Policy": "sandbox; default-src 'none'",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-store",
      },
    });
  });
}
