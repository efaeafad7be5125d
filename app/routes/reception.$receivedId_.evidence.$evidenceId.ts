// The evidence of signatures beside a received report: the sealed PDF, or the raw evidence as a download.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { asSocial } from "~/access/guard.server";
import { readReceivedEvidence } from "~/domain/reception/read-evidence.server";
import { evidenceAnswer } from "~/evidence-answer";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const raw = new URL(request.url).searchParams.has("raw");
  return asSocial({ request }, async (ctx) => {
    const asked = { receivedId: params.receivedId ?? "", evidenceId: params.evidenceId ?? "", raw };
    return evidenceAnswer(await readReceivedEvidence(ctx, asked), raw);
  });
}
