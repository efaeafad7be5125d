// Forwards a received report to the municipality that it belongs to.
import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { orRefused } from "~/access/answer.server";
import { asSocial } from "~/access/guard.server";
import { ChoiceField } from "~/components/ui/choices";
import { ErrorSummary } from "~/components/ui/error-summary";
import { Field, SelectField } from "~/components/ui/field";
import { Banner, PageTitle } from "~/components/ui/page-pieces";
import { SubmitButton } from "~/components/ui/submit-button";
import { forwardReceived } from "~/domain/reception/forward-received.server";
import { readForwarding } from "~/domain/reception/read-forwarding.server";
import { forwardWays } from "~/domain/reception/status";
import { municipalities } from "~/domain/routing/municipalities";
import { field, typed, versionOf } from "~/form-data";
import { paths } from "~/paths";
import { titled } from "~/text/titled";

export const meta = titled("receivedForward");

export async function loader({ request, params }: LoaderFunctionArgs) {
  return asSocial({ request }, async (ctx) => {
    const read = await readForwarding(ctx, { receivedId: params.receivedId ?? "" });
    const others = municipalities.filter(({ code }) => code !== ctx.actor.municipalityCode);
    return {
      idempotencyKey: randomUUID(),
      ...read,
      municipalities: others.map(({ code, name }) => ({ code, name, here: read.receiving.includes(code) })),
    };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await request.formData();
  const receivedId = params.receivedId ?? "";
  return asSocial({ request }, (ctx) =>
    orRefused(typed(form, ["to", "way", "reason"]), async () => {
      await forwardReceived(ctx, {
        receivedId,
        version: versionOf(form),
        idempotencyKey: field(form, "key") || randomUUID(),
        to: field(form, "to"),
        way: field(form, "way"),
        reason: field(form, "reason"),
      });
      return redirect(paths.received(receivedId));
    }),
  );
}

export default function Forward() {
  const { t } = useTranslation("reception");
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { errors = {}, values = {} } = refused ?? {};
  return (
    <div className="reading">
      <p>
        <a href={paths.received(page.id)}>{t("reception-forms:forwarding.back")}</a>
      </p>
      <PageTitle
        over={t("read.over", { reference: page.reference })}
        title={t("actions.forward")}
        under={t("reception-forms:forwarding.lead")}
      />
      <ErrorSummary errors={refused?.errors} />
      {page.acute ? <Banner>{t("reception-forms:forwarding.acute")}</Banner> : null}
      <form method="post" className="stack">
        <input type="hidden" name="key" value={page.idempotencyKey} />
        <input type="hidden" name="version" value={page.version} />
        <SelectField
          name="to"
          label={t("reception-forms:forwarding.to")}
          error={errors.to}
          defaultValue={values.to ?? ""}
        >
          <option value="">{t("reception-forms:forwarding.choose")}</option>
          {page.municipalities.map(({ code, name, here }) => (
            <option key={code} value={code}>
              {here ? t("reception-forms:forwarding.here", { name }) : name}
            </option>
          ))}
        </SelectField>
        <ChoiceField
          name="way"
          label={t("reception-forms:forwarding.way")}
          help={t("reception-forms:forwarding.wayHelp")}
          error={errors.way}
          defaultValue={values.way ?? "tool"}
          choices={forwardWays.map((way) => ({ value: way, label: t(`forwardWays.${way}`) }))}
        />
        <Field
          name="reason"
          label={t("reception-forms:forwarding.reason")}
          help={t("reception-forms:forwarding.reasonHelp")}
          error={errors.reason}
        >
          {(wiring) => <textarea {...wiring} className="input" defaultValue={values.reason} />}
        </Field>
        <p className="soft">{t("reception-forms:forwarding.stays")}</p>
        <div>
          <SubmitButton>{t("reception-forms:forwarding.save")}</SubmitButton>
        </div>
      </form>
    </div>
  );
}
