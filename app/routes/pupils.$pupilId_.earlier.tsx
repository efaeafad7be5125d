// Which schools the pupil has gone to, and whom to ask there: for the new school's principal and student health.
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { orRefused } from "~/access/answer.server";
import { asStaff } from "~/access/guard.server";
import { ToThread } from "~/components/to-thread";
import { ErrorSummary } from "~/components/ui/error-summary";
import { TextField } from "~/components/ui/field";
import { PageTitle } from "~/components/ui/page-pieces";
import { SubmitButton } from "~/components/ui/submit-button";
import { askForHistory, readEarlierSchools } from "~/domain/history/ask-for-history.server";
import { field, readForm, typed } from "~/form-data";
import { paths } from "~/paths";
import { dates } from "~/text/dates";
import { languageOf } from "~/text/i18n.server";
import { titled } from "~/text/titled";

export const meta = titled("earlierSchools");
export const handle = { scripts: false };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const language = await languageOf(request);
  return asStaff({ request }, async (ctx) => {
    const { pupil, schools } = await readEarlierSchools(ctx, { pupilId: params.pupilId ?? "" });
    return {
      pupil,
      schools: schools.map(({ transfer, ...school }) => ({
        ...school,
        transfer: transfer && { ...transfer, askedAt: dates.date(transfer.askedAt, language) },
      })),
    };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await readForm(request);
  const pupilId = params.pupilId ?? "";
  return asStaff({ request }, (ctx) =>
    orRefused(typed(form, ["reason", "schoolUnitId"]), async () => {
      await askForHistory(ctx, {
        pupilId,
        schoolUnitId: field(form, "schoolUnitId"),
        reason: field(form, "reason"),
      });
      return redirect(paths.earlierSchools(pupilId));
    }),
  );
}

export default function EarlierSchools() {
  const { t } = useTranslation("history");
  const { pupil, schools } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <div className="reading stack">
      <PageTitle title={t("title")} over={<ToThread {...pupil} />} under={t("lead")} />
      <ErrorSummary errors={refused?.errors} />
      {schools.length === 0 ? <p className="soft">{t("none")}</p> : null}
      {schools.map(({ schoolUnitId, schoolName, principals, transfer }) => (
        <section key={schoolUnitId} className="card stack">
          <h2>{schoolName}</h2>
          <p>{principals.length > 0 ? t("whom", { names: principals.join(", ") }) : t("nobody")}</p>
          {transfer?.status === "asked" ? <p>{t("asked", { date: transfer.askedAt })}</p> : null}
          {transfer?.status === "refused" ? <p>{t("refused")}</p> : null}
          {transfer?.status === "sent" ? (
            <p>
              <a href={paths.history(pupil.id, transfer.id)}>{t("open")}</a>
            </p>
          ) : null}
          {transfer?.status === "asked" ? null : (
            <form method="post" className="stack">
              <input type="hidden" name="schoolUnitId" value={schoolUnitId} />
              <TextField
                name="reason"
                label={t("askReason")}
                help={t("askReasonHelp")}
                error={refused?.values.schoolUnitId === schoolUnitId ? refused.errors.reason : undefined}
                defaultValue={refused?.values.schoolUnitId === schoolUnitId ? refused.values.reason : ""}
                optional
              />
              <div className="row">
                <SubmitButton look={transfer ? "quiet" : "main"}>
                  {t(transfer ? "again" : "ask")}
                </SubmitButton>
              </div>
            </form>
          )}
        </section>
      ))}
      <p>
        <a href={paths.earlierSchoolsOfSeveral()}>{t("several")}</a>
      </p>
    </div>
  );
}
