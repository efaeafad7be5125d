// Contact persons and earlier notes for the composer, as data.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { asStaff } from "~/access/guard.server";
import { composerFor } from "~/domain/pupil/read-composer.server";
import { dates } from "~/text/dates";
import { languageOf } from "~/text/i18n.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const language = await languageOf(request);
  return asStaff({ request }, async (ctx) => {
    const aid = await composerFor(ctx, { pupilId: params.pupilId ?? "" });
    const earlier = aid.earlier.map((e) => ({ ...e, occurredAt: dates.day(e.occurredAt, language) }));
    return Response.json({ ...aid, earlier });
  });
}
