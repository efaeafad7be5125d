// The evidence of signatures on a sent report: the sealed PDF, or the raw evidence as a download.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { asStaff } from "~/access/guard.server";
import { readSignedEvidence } from "~/domain/report/read-signed-evidence.server";
import { evidenceAnswer } from "~/evidence-answer";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const raw = new URL(request.url).searchParams.has("raw");
  return asStaff({ request }, async (ctx) => {
    const asked = { reportId: params.reportId ?? "", evidenceId: params.evidenceId ?? "", raw };
    return evidenceAnswer(await readSignedEvidence(ctx, asked), raw);
  });
}
