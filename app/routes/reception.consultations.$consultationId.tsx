// One question without a name, and the answer of a municipality's reception.

import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { asSocial } from "~/access/guard.server";
import { ConsultationPage } from "~/components/consultation-page";
import { shownConsultation, takeAnswer } from "~/consultation-answers.server";
import { readForm } from "~/form-data";
import { paths } from "~/paths";
import { titled } from "~/text/titled";

export const meta = titled("consultation");
export const handle = { scripts: false };

export async function loader({ request, params }: LoaderFunctionArgs) {
  return asSocial({ request }, (ctx) => shownConsultation(ctx, request, params.consultationId ?? ""));
}

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await readForm(request);
  const consultationId = params.consultationId ?? "";
  const back = paths.receptionConsultation(consultationId);
  return asSocial({ request }, (ctx) => takeAnswer(ctx, form, { consultationId, back }));
}

export default function Consultation() {
  const page = useLoaderData<typeof loader>();
  return (
    <ConsultationPage
      {...page}
      list={paths.receptionConsultations()}
      refused={useActionData<typeof action>()}
    />
  );
}
