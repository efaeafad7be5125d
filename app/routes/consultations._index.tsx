// Questions without a name, as student health lists them.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { asStaff } from "~/access/guard.server";
import { ConsultationList } from "~/components/consultation-list";
import { shownConsultations } from "~/consultation-answers.server";
import { paths } from "~/paths";
import { titled } from "~/text/titled";

export const meta = titled("consultations");
export const handle = { scripts: false };

export async function loader({ request }: LoaderFunctionArgs) {
  return asStaff({ request }, async (ctx) => ({ rows: await shownConsultations(ctx, request) }));
}

export default function Consultations() {
  return <ConsultationList {...useLoaderData<typeof loader>()} to={paths.consultation} />;
}
