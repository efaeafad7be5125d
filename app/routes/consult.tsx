// Asks student health or a municipality's reception without a name. No script runs here, nothing is kept while one
// writes, and what is posted is not joined to who posted it: decision 0023. The code is shown once, in the answer.
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { orRefused } from "~/access/answer.server";
import { enterConsultGate } from "~/access/consult-gate.server";
import { asStaff } from "~/access/guard.server";
import { ConsultAsked } from "~/components/consult-asked";
import { ConsultForm } from "~/components/consult-form";
import { askConsultation } from "~/domain/consultation/ask-consultation.server";
import { consultationReceivers } from "~/domain/consultation/choose-receiver.server";
import { newConsultationCode } from "~/domain/consultation/code.server";
import { type FieldErrors, refuse } from "~/domain/refusal";
import { field, readForm, typed } from "~/form-data";
import { dates } from "~/text/dates";
import { languageOf } from "~/text/i18n.server";
import { titled } from "~/text/titled";

export const meta = titled("consult");
export const handle = { scripts: false };

export async function loader({ request }: LoaderFunctionArgs) {
  return asStaff({ request, prolongs: false }, async (ctx) => {
    const receivers = await consultationReceivers(ctx);
    return {
      code: newConsultationCode(),
      receivers: receivers.map(({ value, of, name, phone }) => ({ value, kind: of.kind, name, phone })),
    };
  });
}

export async function action({ request }: ActionFunctionArgs) {
  const form = await readForm(request);
  const language = await languageOf(request);
  const values = typed(form, ["receiver", "text", "code"]);
  return asStaff({ request, prolongs: false }, (ctx) =>
    orRefused(values, async () => {
      const leave = enterConsultGate(ctx.actor.accountId, ctx.now) ?? refuse("form", "consultation_too_many");
      try {
        const asked = await askConsultation(ctx, {
          receiver: field(form, "receiver"),
          text: field(form, "text"),
          code: field(form, "code"),
          sure: field(form, "sure") === "yes",
        });
        if (asked.warned) return { warned: asked.warned, values, errors: {} };
        const { receiver, handedOver } = asked;
        return {
          asked: {
            code: field(form, "code"),
            kind: receiver.of.kind,
            name: receiver.name,
            phone: receiver.phone,
            date: dates.civil(handedOver.date, language),
            time: handedOver.time,
          },
        };
      } finally {
        leave();
      }
    }),
  );
}

export default function Consult() {
  const { t } = useTranslation("consultation");
  const { code, receivers } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  if (answer && "asked" in answer && answer.asked) return <ConsultAsked {...answer.asked} />;
  const refused = answer && "values" in answer ? answer : undefined;
  // The page has brought a question already: what is sent next is another, under a code of its own.
  const errors: FieldErrors = refused?.errors ?? {};
  const usedUp = errors.form?.key === "consultation_sent_before";
  return (
    <ConsultForm
      title={t("ask.title")}
      code={usedUp ? code : refused?.values.code || code}
      receivers={receivers}
      warned={answer && "warned" in answer ? answer.warned : []}
      errors={errors}
      values={refused?.values ?? {}}
    />
  );
}
