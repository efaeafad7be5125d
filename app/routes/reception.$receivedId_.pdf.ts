// The delivered document as it came, read in the browser and kept nowhere. Its name holds the reference alone.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { asSocial } from "~/access/guard.server";
import { readReceivedFile } from "~/domain/reception/read-received.server";
import { pdfHeaders } from "~/pdf-answer";

export async function loader({ request, params }: LoaderFunctionArgs) {
  return asSocial({ request }, async (ctx) => {
    const { file, reference } = await readReceivedFile(ctx, { receivedId: params.receivedId ?? "" });
    return new Response(Buffer.from(file), { headers: pdfHeaders("inline", `${reference}.pdf`) });
  });
}
