// The evidence of the signatures on an action plan: the sealed PDF, or the raw evidence as a download.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { asStaff } from "~/access/guard.server";
import { organisationSeal } from "~/access/organisation-seal.server";
import { readPlanEvidence } from "~/domain/action-plan/plan-evidence.server";
import { evidenceAnswer } from "~/evidence-answer";
import { wordsIn } from "~/words-in.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const raw = new URL(request.url).searchParams.has("raw");
  return asStaff({ request }, async (ctx) => {
    const seal = await organisationSeal(ctx.now);
    const asked = { planId: params.planId ?? "", raw, words: wordsIn, seal };
    return evidenceAnswer({ file: await readPlanEvidence(ctx, asked), reference: "dokument" }, raw);
  });
}
