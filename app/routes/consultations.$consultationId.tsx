// One question without a name, and the answer of student health.

import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { asStaff } from "~/access/guard.server";
import { ConsultationPage } from "~/components/consultation-page";
import { shownConsultation, takeAnswer } from "~/consultation-answers.server";
import { readForm } from "~/form-data";
import { paths } from "~/paths";
import { titled } from "~/text/titled";

export const meta = titled("consultation");
export const handle = { scripts: false };

export async function loader({ request, params }: LoaderFunctionArgs) {
  return asStaff({ request }, (ctx) => shownConsultation(ctx, request, params.consultationId ?? ""));
}

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await readForm(request);
  const consultationId = params.consultationId ?? "";
  const back = paths.consultation(consultationId);
  return asStaff({ request }, (ctx) => takeAnswer(ctx, form, { consultationId, back }));
}

export default function Consultation() {
  const page = useLoaderData<typeof loader>();
  return <ConsultationPage {...page} list={paths.consultations()} refused={useActionData<typeof action>()} />;
}
