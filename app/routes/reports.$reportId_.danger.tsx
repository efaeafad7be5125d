// A child in danger now: whom to phone, and a report that goes with what there is. Works without scripts; a second press
// finds the report sent.
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { orRefused } from "~/access/answer.server";
import { connectedChannels } from "~/access/connected-channels.server";
import { asStaff } from "~/access/guard.server";
import { organisationSeal } from "~/access/organisation-seal.server";
import { DangerNumbers } from "~/components/report-danger";
import { GuardedPage } from "~/components/report-guard";
import { ErrorSummary } from "~/components/ui/error-summary";
import { Field, SelectField } from "~/components/ui/field";
import { PageTitle } from "~/components/ui/page-pieces";
import { SubmitButton } from "~/components/ui/submit-button";
import { isLocked } from "~/domain/report/family-guard";
import { currentForm, fieldsOf } from "~/domain/report/form";
import { readReport } from "~/domain/report/read-report.server";
import { sendInDanger } from "~/domain/report/send-in-danger.server";
import { municipalities } from "~/domain/routing/municipalities";
import { field, readForm } from "~/form-data";
import { paths } from "~/paths";
import { readAnswer, wasAsked } from "~/report-answers";
import { textsIn } from "~/text/i18n.server";
import { titled } from "~/text/titled";

export const meta = titled("reportDanger");

const written = ["acuteHow", "childWhereNow", "childDescription"] as const;
const asked = fieldsOf(currentForm).filter((f) => f.id === "acute" || written.some((w) => w === f.id));

export async function loader({ request, params }: LoaderFunctionArgs) {
  return asStaff({ request }, async (ctx) => {
    const report = await readReport(ctx, { reportId: params.reportId ?? "" });
    const { receiver, decision, proposed } = report.route;
    const needsReceiver = receiver === null || (decision === "by_rule" && proposed.municipality === null);
    const versions = new Map(report.fields.map((f) => [f.field, f.version]));
    const said = (id: (typeof written)[number]) => report.values[id] ?? "";
    return {
      id: report.id,
      reference: report.reference,
      sent: report.status === "sent",
      pupilName: report.pupil.name,
      danger: report.danger,
      lockedBy: isLocked(report.guard, "print") ? report.id : null,
      receiver: needsReceiver ? "" : (receiver?.name ?? ""),
      municipalities: needsReceiver ? municipalities.map(({ code, name }) => ({ code, name })) : [],
      describe: report.heldBack.includes("child"),
      versions: Object.fromEntries(asked.map(({ id }) => [id, versions.get(id) ?? 0])),
      said: Object.fromEntries(written.map((id) => [id, said(id)])),
    };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await readForm(request);
  const reportId = params.reportId ?? "";
  const typed = Object.fromEntries([
    ...written.map((id) => [id, field(form, `f.${id}`)]),
    ["municipalityCode", field(form, "municipalityCode")],
  ]) as Record<string, string>;
  return asStaff({ request }, (ctx) =>
    orRefused(typed, async () => {
      await sendInDanger(ctx, {
        reportId,
        answers: asked.filter((f) => wasAsked(form, f.id)).map((f) => readAnswer(form, f)),
        municipalityCode: field(form, "municipalityCode"),
        // The document is read by a Swedish authority (språklagen 10 §).
        words: (key, given) => textsIn("sv").t(key, given ?? {}),
        seal: await organisationSeal(ctx.now),
        connected: await connectedChannels(),
      });
      return redirect(paths.reportNext(reportId));
    }),
  );
}

export default function Danger() {
  const { t } = useTranslation("report-danger");
  const { t: tr } = useTranslation("report");
  const report = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const errors = refused?.errors ?? {};
  const { reference, pupilName: name } = report;
  return (
    <GuardedPage lockedBy={report.lockedBy}>
      <div className="reading stack">
        <PageTitle
          over={
            <a href={paths.report(report.id)}>
              {name ? tr("head.over", { reference, name }) : tr("follow.over", { reference })}
            </a>
          }
          title={t("title")}
        />
        <section className="banner stack">
          <h2>{t("call")}</h2>
          <DangerNumbers danger={report.danger} />
        </section>
        <ErrorSummary errors={errors} />
        {report.sent ? (
          <HasGone id={report.id} typed={refused?.values ?? {}} />
        ) : (
          <form method="post" className="card stack">
            <h2>{t("write")}</h2>
            <p className="soft">
              {t("writeLead")} {report.receiver ? t("goesTo", { municipality: report.receiver }) : null}
            </p>
            <input type="hidden" name="f.acute" value="yes" />
            <input type="hidden" name="v.acute" value={report.versions.acute} />
            {written
              .filter((id) => id !== "childDescription" || report.describe)
              .map((id) => (
                <Written
                  key={id}
                  id={id}
                  version={report.versions[id] ?? 0}
                  said={report.said[id] ?? ""}
                  typed={refused?.values?.[id]}
                  error={errors[id]}
                />
              ))}
            {report.municipalities.length > 0 ? (
              <SelectField
                name="municipalityCode"
                label={t("unknownReceiver")}
                help={t("unknownReceiverHelp")}
                error={errors.municipalityCode}
                defaultValue={refused?.values?.municipalityCode}
              >
                <option value="">{t("chooseReceiver")}</option>
                {report.municipalities.map((m) => (
                  <option key={m.code} value={m.code}>
                    {m.name}
                  </option>
                ))}
              </SelectField>
            ) : null}
            <div className="row">
              <SubmitButton>{t("send")}</SubmitButton>
            </div>
          </form>
        )}
        {report.sent ? null : (
          <p>
            <a href={paths.report(report.id)}>{t("whole")}</a>
          </p>
        )}
      </div>
    </GuardedPage>
  );
}

/** Somebody has sent it: what was typed here is shown, to be taken into a report that adds to it. */
function HasGone({ id, typed }: { id: string; typed: Record<string, string> }) {
  const { t } = useTranslation("report-danger");
  const { t: tf } = useTranslation("report-fields");
  const texts = written.filter((field) => typed[field]);
  return (
    <section className="card stack">
      <h2>{t("gone")}</h2>
      {texts.length > 0 ? <p>{t("goneTyped")}</p> : null}
      {texts.map((field) => (
        <figure key={field}>
          <figcaption className="soft">{tf(`${field}.label`)}</figcaption>
          <blockquote className="quoted">{typed[field]}</blockquote>
        </figure>
      ))}
      <p className="row">
        {texts.length > 0 ? (
          <a className="btn" href={paths.newReport({ follows: id })}>
            {t("goneSupplement")}
          </a>
        ) : null}
        <a href={paths.reportNext(id)}>{t("goneNext")}</a>
      </p>
    </section>
  );
}

interface WrittenProps {
  id: (typeof written)[number];
  version: number;
  said: string;
  /** Where something was refused: what the writer typed stays, and what is saved stands above it. */
  typed: string | undefined;
  error: { key: string } | undefined;
}

function Written({ id, version, said, typed, error }: WrittenProps) {
  const { t } = useTranslation("report-danger");
  const { t: tf } = useTranslation("report-fields");
  const differs = typed !== undefined && said !== "" && typed.trim() !== said.trim();
  return (
    <>
      <input type="hidden" name={`v.${id}`} value={version} />
      {differs ? (
        <p className="note">
          <b>{t("saved")}:</b> {said}
        </p>
      ) : null}
      <Field name={`f.${id}`} id={id} label={tf(`${id}.label`)} help={tf(`${id}.guidance`)} error={error}>
        {(wiring) =>
          id === "childWhereNow" ? (
            <input type="text" {...wiring} className="input" defaultValue={typed ?? said} />
          ) : (
            <textarea {...wiring} className="input" rows={4} defaultValue={typed ?? said} />
          )
        }
      </Field>
    </>
  );
}
