// Saves one answer of a report as it is left: the form's own scripts call it, and stay on the page whatever the answer.
// Where the session has ended the answer is kept, and the page says so; nothing that was typed is lost.
import type { ActionFunctionArgs } from "@remix-run/node";
import { asStaff } from "~/access/guard.server";
import { keepAnswersOfLostSession } from "~/access/lost-answers.server";
import { Refusal } from "~/domain/refusal";
import { autosaveAnswer } from "~/domain/report/autosave-answer.server";
import { currentForm, fieldsOf } from "~/domain/report/form";
import { field, readForm } from "~/form-data";
import { readAnswer } from "~/report-answers";
import { languageOf } from "~/text/i18n.server";
import { savedForScreen } from "~/text/report-for-screen";

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await readForm(request);
  const reportId = params.reportId ?? "";
  const language = await languageOf(request);
  const asked = fieldsOf(currentForm).find((f) => f.id === field(form, "field"));
  const answer = asked && readAnswer(form, asked);
  if (answer && (await keepAnswersOfLostSession(request, { reportId, answers: [answer] })))
    return Response.json({ signedOut: true }, { status: 401 });
  return asStaff({ request }, async (ctx) => {
    try {
      if (!answer) throw new Refusal({ form: { key: "form_incomplete" } });
      const { shown: _, ...given } = answer;
      const { saved, still } = await autosaveAnswer(ctx, { reportId, ...given });
      const told = savedForScreen(saved, asked.id, language);
      return Response.json({ ...told, ...(still ? { still } : {}) }, { status: saved.saved ? 200 : 409 });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return Response.json({ errors: error.errors }, { status: 422 });
    }
  });
}
