// A sign that somebody has a draft report open, and who else has: called by the form's own scripts while its page is in view.
import type { ActionFunctionArgs } from "@remix-run/node";
import { orRefused } from "~/access/answer.server";
import { asStaff } from "~/access/guard.server";
import { bePresent } from "~/domain/report/be-present.server";
import { field, readForm } from "~/form-data";
import { languageOf } from "~/text/i18n.server";
import { togetherForScreen } from "~/text/together-for-screen";

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await readForm(request);
  const language = await languageOf(request);
  const sign = {
    reportId: params.reportId ?? "",
    field: field(form, "field"),
    gone: field(form, "gone") !== "",
  };
  // Nobody sits at a page because it is open: the sign prolongs no session.
  return asStaff({ request, prolongs: false }, (ctx) =>
    orRefused({}, async () =>
      Response.json(togetherForScreen(await bePresent(ctx, sign), { now: ctx.now, language })),
    ),
  );
}
