// Forwards a received report to the municipality that it belongs to, or moves it to another reception of one's own.
import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { orRefused } from "~/access/answer.server";
import { asSocial } from "~/access/guard.server";
import { Reach, type ShownReach } from "~/components/reception-reach";
import { ChoiceField } from "~/components/ui/choices";
import { ErrorSummary } from "~/components/ui/error-summary";
import { Field, SelectField, type ShownError } from "~/components/ui/field";
import { Banner, PageTitle } from "~/components/ui/page-pieces";
import { SubmitButton } from "~/components/ui/submit-button";
import { forwardReceived } from "~/domain/reception/forward-received.server";
import { moveToUnit } from "~/domain/reception/move-to-unit.server";
import { readForwarding, readReach } from "~/domain/reception/read-forwarding.server";
import { forwardWays } from "~/domain/reception/status";
import { municipalities } from "~/domain/routing/municipalities";
import { field, pressed, readForm, typed, versionOf } from "~/form-data";
import { paths } from "~/paths";
import { titled } from "~/text/titled";

export const meta = titled("receivedForward");

export async function loader({ request, params }: LoaderFunctionArgs) {
  return asSocial({ request }, async (ctx) => {
    const { receiving, ...read } = await readForwarding(ctx, { receivedId: params.receivedId ?? "" });
    const others = municipalities.filter(({ code }) => code !== ctx.actor.municipalityCode);
    return {
      idempotencyKey: randomUUID(),
      ...read,
      municipalities: others.map(({ code, name }) => ({ code, name, here: receiving.includes(code) })),
    };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await readForm(request);
  const receivedId = params.receivedId ?? "";
  const step = {
    receivedId,
    version: versionOf(form),
    idempotencyKey: field(form, "key") || randomUUID(),
  };
  const values = typed(form, ["to", "way", "reason", "unit"]);
  return asSocial({ request }, (ctx) =>
    orRefused(values, async () => {
      const { to = "", way = "", reason = "", unit = "" } = values;
      const what = pressed(form, ["", "look", "unit"]);
      // The municipality stands in no address: an address is kept in logs.
      if (what === "look") return { errors: null, values, reach: await readReach(ctx, { receivedId, to }) };
      if (what === "unit") await moveToUnit(ctx, { ...step, unit });
      else await forwardReceived(ctx, { ...step, to, way, reason });
      throw redirect(paths.received(receivedId));
    }),
  );
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>;

interface Answer {
  errors: Readonly<Record<string, ShownError>>;
  values: Readonly<Record<string, string>>;
  reach: ShownReach | null;
}

export default function Forward() {
  const { t } = useTranslation("forwarding");
  const page = useLoaderData<typeof loader>();
  const said = useActionData<typeof action>();
  const answer: Answer = {
    errors: said?.errors ?? {},
    values: said?.values ?? {},
    reach: said && "reach" in said ? said.reach : null,
  };
  return (
    <div className="reading stack">
      <PageTitle
        over={<a href={paths.received(page.id)}>{t("reception:read.over", { reference: page.reference })}</a>}
        title={t("reception:actions.forward")}
        under={t("lead")}
      />
      <ErrorSummary errors={said?.errors} />
      {page.acute ? <Banner>{t("acute")}</Banner> : null}
      {page.otherUnits.length > 0 ? (
        <>
          <ToUnit page={page} answer={answer} />
          <h2>{t("other")}</h2>
        </>
      ) : null}
      <ToMunicipality page={page} answer={answer} />
    </div>
  );
}

function Hidden({ page, suffix }: { page: Page; suffix: string }) {
  return (
    <>
      <input type="hidden" name="key" value={`${page.idempotencyKey}${suffix}`} />
      <input type="hidden" name="version" value={page.version} />
    </>
  );
}

function ToUnit({ page, answer: { errors, values } }: { page: Page; answer: Answer }) {
  const { t } = useTranslation("forwarding");
  return (
    <section className="card stack">
      <h2>{t("unit.title")}</h2>
      <p className="soft">{t("unit.lead")}</p>
      <form method="post" className="stack">
        <Hidden page={page} suffix="-unit" />
        <SelectField name="unit" label={t("unit.unit")} error={errors.unit} defaultValue={values.unit ?? ""}>
          <option value="">{t("unit.choose")}</option>
          {page.otherUnits.map((unit) => (
            <option key={unit} value={unit}>
              {unit}
            </option>
          ))}
        </SelectField>
        <div>
          <SubmitButton name="do" value="unit" look="quiet">
            {t("unit.save")}
          </SubmitButton>
        </div>
      </form>
    </section>
  );
}

function ToMunicipality({ page, answer: { errors, values, reach } }: { page: Page; answer: Answer }) {
  const { t } = useTranslation("forwarding");
  const offered = (here: boolean) => page.municipalities.filter((one) => one.here === here);
  const ways = forwardWays.filter((way) => way !== "tool" || reach?.here !== false);
  return (
    <form method="post" className="stack">
      <Hidden page={page} suffix="" />
      <SelectField name="to" label={t("to")} error={errors.to} defaultValue={values.to ?? ""}>
        <option value="">{t("choose")}</option>
        {([true, false] as const).map((here) => (
          <optgroup key={`${here}`} label={t(here ? "here" : "elsewhere")}>
            {offered(here).map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </optgroup>
        ))}
      </SelectField>
      <div>
        <SubmitButton name="do" value="look" look="quiet">
          {t("look")}
        </SubmitButton>
      </div>
      {reach ? <Reach {...reach} /> : null}
      <ChoiceField
        name="way"
        label={t("way")}
        help={t("wayHelp")}
        error={errors.way}
        defaultValue={values.way || (reach?.here ? "tool" : "")}
        choices={ways.map((way) => ({ value: way, label: t(`reception:forwardWays.${way}`) }))}
      />
      <Field name="reason" label={t("reason")} help={t("reasonHelp")} error={errors.reason}>
        {(wiring) => <textarea {...wiring} className="input" defaultValue={values.reason} />}
      </Field>
      <p className="soft">{t("stays")}</p>
      <div>
        <SubmitButton>{t("save")}</SubmitButton>
      </div>
    </form>
  );
}
