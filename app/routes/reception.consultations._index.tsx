// Questions without a name, as a municipality's reception lists them.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { asSocial } from "~/access/guard.server";
import { ConsultationList } from "~/components/consultation-list";
import { shownConsultations } from "~/consultation-answers.server";
import { paths } from "~/paths";
import { titled } from "~/text/titled";

export const meta = titled("consultations");
export const handle = { scripts: false };

export async function loader({ request }: LoaderFunctionArgs) {
  return asSocial({ request }, async (ctx) => ({ rows: await shownConsultations(ctx, request) }));
}

export default function Consultations() {
  const { t } = useTranslation("reception");
  return (
    <ConsultationList
      {...useLoaderData<typeof loader>()}
      to={paths.receptionConsultation}
      over={<a href={paths.reception()}>{t("title")}</a>}
    />
  );
}
