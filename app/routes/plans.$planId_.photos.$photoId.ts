// A photograph of a signature on paper: sent as a download, never shown inline.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { asStaff } from "~/access/guard.server";
import { readPlanPaper } from "~/domain/action-plan/attach-plan-paper.server";
import { photoAnswer } from "~/photo-answer";

export async function loader({ request, params }: LoaderFunctionArgs) {
  return asStaff({ request }, async (ctx) =>
    photoAnswer(await readPlanPaper(ctx, { planId: params.planId ?? "", photoId: params.photoId ?? "" })),
  );
}
