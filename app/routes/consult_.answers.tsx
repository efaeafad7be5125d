// Reads the answers with the code, and writes more of the same question. The code is posted, and never stands in an
// address; no script runs here, and nothing of the visit is kept: decision 0023.
import { randomUUID } from "node:crypto";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { orRefused } from "~/access/answer.server";
import { enterConsultGate } from "~/access/consult-gate.server";
import { asStaff } from "~/access/guard.server";
import { ConsultAnswers } from "~/components/consult-answers";
import { ConsultUrgent } from "~/components/consult-urgent";
import { ErrorSummary } from "~/components/ui/error-summary";
import { TextField } from "~/components/ui/field";
import { PageTitle } from "~/components/ui/page-pieces";
import { SubmitButton } from "~/components/ui/submit-button";
import { readAnswers, writeMore } from "~/domain/consultation/read-answers.server";
import { Refusal, refuse } from "~/domain/refusal";
import { findMunicipality } from "~/domain/routing/municipalities";
import { field, pressed, readForm, typed } from "~/form-data";
import { paths } from "~/paths";
import { dates } from "~/text/dates";
import { languageOf } from "~/text/i18n.server";
import { titled } from "~/text/titled";

export const meta = titled("consultAnswers");
export const handle = { scripts: false };

export async function loader({ request }: LoaderFunctionArgs) {
  return asStaff({ request, prolongs: false }, async () => ({ formKey: randomUUID() }));
}

export async function action({ request }: ActionFunctionArgs) {
  const form = await readForm(request);
  const language = await languageOf(request);
  const code = field(form, "code");
  const text = field(form, "text");
  return asStaff({ request, prolongs: false }, (ctx) =>
    orRefused(typed(form, ["code"]), async () => {
      const writes = pressed(form, ["", "write"]) === "write";
      const more = writes ? await takeMore(ctx) : { warned: [], errors: {}, text: "" };
      const { messages, endsOn, handedOver, municipalityCode, ...thread } = await readAnswers(ctx, { code });
      return {
        code,
        thread: {
          ...thread,
          place: municipalityCode ? (findMunicipality(municipalityCode)?.name ?? "") : "",
          endsOn: endsOn ? dates.civil(endsOn, language) : null,
          handedOver: handedOver && { ...handedOver, date: dates.civil(handedOver.date, language) },
          messages: messages.map(({ writtenOn, ...m }) => ({ ...m, date: dates.civil(writtenOn, language) })),
        },
        more,
      };
    }),
  );

  /** What is refused stands beside the thread, with what was typed. */
  async function takeMore(ctx: Parameters<typeof writeMore>[0]) {
    const leave = enterConsultGate(ctx.actor.accountId, ctx.now) ?? refuse("form", "consultation_too_many");
    try {
      const sure = field(form, "sure") === "yes";
      const { warned } = await writeMore(ctx, { code, text, formKey: field(form, "key"), sure });
      return { warned, errors: {}, text: warned.length > 0 ? text : "" };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { warned: [], errors: error.errors, text };
    } finally {
      leave();
    }
  }
}

export default function Answers() {
  const { t } = useTranslation("consultation");
  const { formKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  if (answer && "thread" in answer) return <ConsultAnswers {...answer} formKey={formKey} />;
  return (
    <div className="reading stack">
      <PageTitle title={t("answers.title")} over={<a href={paths.consult()}>{t("ask.title")}</a>} />
      <ErrorSummary errors={answer?.errors} />
      <form method="post" className="card stack" autoComplete="off">
        <TextField
          name="code"
          label={t("answers.code")}
          help={t("answers.codeHelp")}
          error={answer?.errors.code}
          defaultValue={answer?.values.code}
          autoComplete="off"
          spellCheck={false}
          required
        />
        <div className="row">
          <SubmitButton>{t("answers.read")}</SubmitButton>
        </div>
      </form>
      <ConsultUrgent />
    </div>
  );
}
