// What happens after a report, with this report's own dates; what is asked of the reporter; when to report again.
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { asStaff } from "~/access/guard.server";
import { DeliveryBanner } from "~/components/report-delivery";
import { NextSteps } from "~/components/report-next-steps";
import { Banner, PageTitle } from "~/components/ui/page-pieces";
import { SubmitButton } from "~/components/ui/submit-button";
import { cite } from "~/domain/law/citations";
import { reportAgainWhen } from "~/domain/next-steps/steps";
import { confirmRoute } from "~/domain/report/confirm-route.server";
import { followReport } from "~/domain/report/follow-report.server";
import { paths } from "~/paths";
import { dates } from "~/text/dates";
import { languageOf } from "~/text/i18n.server";
import { titled } from "~/text/titled";

export const meta = titled("reportNext");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const language = await languageOf(request);
  return asStaff({ request }, async (ctx) => {
    const report = await followReport(ctx, { reportId: params.reportId ?? "" });
    const { steps, ledger, receiver, sentAt, ...rest } = report;
    const storedAt = ledger.find((e) => e.kind === "stored")?.at;
    return {
      ...rest,
      municipality: receiver?.name ?? "",
      sentAt: sentAt ? dates.date(sentAt, language) : "",
      storedAt: storedAt ? dates.when(storedAt, language) : "",
      steps: steps.map((s) => ({
        ...s,
        at: s.at ? dates.day(s.at, language) : "",
        time: s.at ? dates.time(s.at, language) : "",
        by: s.by ? dates.day(new Date(`${s.by}T12:00:00Z`), language) : "",
        ground: s.ground ? cite(s.ground, language) : "",
      })),
      ledger: ledger.map((e) => ({ kind: e.kind, at: dates.when(e.at, language) })),
    };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const reportId = params.reportId ?? "";
  return asStaff({ request }, async (ctx) => {
    await confirmRoute(ctx, { reportId });
    return redirect(paths.reportNext(reportId));
  });
}

export default function ReportNext() {
  const { t } = useTranslation("report");
  const { t: tn } = useTranslation("next-steps");
  const report = useLoaderData<typeof loader>();
  const { reference, municipality } = report;
  return (
    <div className="two">
      <section className="stack">
        <PageTitle
          over={
            report.pupil.name
              ? t("follow.overNamed", { reference, name: report.pupil.name })
              : t("follow.over", { reference })
          }
          title={tn("title")}
          under={tn("lead")}
        />
        <DeliveryBanner report={report} />
        {report.can.confirmRoute ? (
          <Banner tone="note">
            <p>{t("follow.confirmLead", { municipality })}</p>
            <form method="post">
              <SubmitButton>{t("follow.confirm")}</SubmitButton>
            </form>
          </Banner>
        ) : null}
        <NextSteps steps={report.steps} />
        <p className="soft">{tn("notTold")}</p>
      </section>
      <aside className="aside">
        <section>
          <h2>{tn("reportAgain.title")}</h2>
          <p className="soft">{tn("reportAgain.lead")}</p>
          <ul className="plain soft">
            {reportAgainWhen.map((w) => (
              <li key={w}>{tn(`reportAgain.${w}`)}</li>
            ))}
          </ul>
          <a
            className="btn btn-quiet"
            href={paths.newReport({
              ...(report.pupil.id ? { pupil: report.pupil.id } : {}),
              follows: report.id,
            })}
          >
            {t("follow.again")}
          </a>
        </section>
        <section>
          <h2>{t("follow.urgent")}</h2>
          <p>
            {t("follow.urgentBody", {
              phone: report.phone ?? "–",
              outOfHours: report.outOfHoursPhone ?? "–",
            })}
          </p>
        </section>
        {report.sentAt ? (
          <section>
            <details className="fold">
              <summary>{t("follow.reminder")}</summary>
              <p className="soft">{tn("reminder", { sentDate: report.sentAt, reference })}</p>
            </details>
          </section>
        ) : null}
        <section>
          <h2>{t("follow.ledger")}</h2>
          <ul className="plain soft">
            {report.ledger.map((e) => (
              <li key={`${e.kind} ${e.at}`}>
                {e.at}: {t(`states.${e.kind}`)}
              </li>
            ))}
          </ul>
          {report.can.work ? <a href={paths.reportPdf(report.id)}>{t("follow.pdf")}</a> : null}
        </section>
      </aside>
    </div>
  );
}
