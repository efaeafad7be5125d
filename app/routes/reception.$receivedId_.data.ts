// What a received document says, as the JSON that came with it, byte for byte. Its name holds the reference alone.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { asSocial } from "~/access/guard.server";
import { readTwin } from "~/domain/reception/read-twin.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  return asSocial({ request }, async (ctx) => {
    const { json, reference } = await readTwin(ctx, { receivedId: params.receivedId ?? "" });
    return new Response(json, {
      headers: {
        "Content-Type": "application/json; charset=utf-8",
        "Content-Disposition": `attachment; filename="${reference}.json"`,
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-store",
      },
    });
  });
}
