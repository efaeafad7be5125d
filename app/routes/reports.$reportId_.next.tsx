// What happens after a report, with this report's own dates; what is asked of the reporter; when to report again. Who
// may only know of the report sees that it exists.
import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { orRefused } from "~/access/answer.server";
import { connectedChannels } from "~/access/connected-channels.server";
import { asStaff } from "~/access/guard.server";
import { ProcessTimeline } from "~/components/process-timeline";
import { CarryForm } from "~/components/report-carry";
import { DeliveryBanner } from "~/components/report-delivery";
import { ReportFeedback } from "~/components/report-feedback";
import { LeftOutBanner } from "~/components/report-files";
import { ReportFollowAside } from "~/components/report-follow-aside";
import { GuardedPage } from "~/components/report-guard";
import { NextSteps } from "~/components/report-next-steps";
import { ErrorSummary } from "~/components/ui/error-summary";
import { Banner, PageTitle } from "~/components/ui/page-pieces";
import { SubmitButton } from "~/components/ui/submit-button";
import { ReportReaders } from "~/components/who-may-read";
import { noteCarried } from "~/domain/delivery/note-carried.server";
import { sendReportAgain } from "~/domain/delivery/send-again.server";
import { askFeedback, remindOfFeedback } from "~/domain/report/ask-feedback.server";
import { confirmRoute } from "~/domain/report/confirm-route.server";
import { followReport } from "~/domain/report/follow-report.server";
import { field, pressed, readForm } from "~/form-data";
import { paths } from "~/paths";
import { textsFor } from "~/text/i18n.server";
import { followedForScreen } from "~/text/next-for-screen";
import { othersForScreen } from "~/text/readers-for-screen";
import { titled } from "~/text/titled";

export const meta = titled("reportNext");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { language, t } = await textsFor(request);
  return asStaff({ request }, async (ctx) => {
    const report = await followReport(ctx, { reportId: params.reportId ?? "" });
    const shown = followedForScreen(report, language, (key, given) => t(key, given ?? {}));
    const { id, reference, pupilName, municipality, can } = shown;
    const knownBy = othersForScreen(report.knownBy ?? [], { me: ctx.actor.accountId, language });
    if (!can.follow) return { only: "existence" as const, id, reference, pupilName, municipality, can };
    return { only: null, key: randomUUID(), ...shown, knownBy };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await readForm(request);
  const reportId = params.reportId ?? "";
  const asked = { reportId, idempotencyKey: field(form, "key") || randomUUID() };
  const typed = { how: field(form, "how"), receipt: field(form, "receipt") };
  return asStaff({ request }, (ctx) =>
    orRefused(typed, async () => {
      const what = pressed(form, ["ask", "carry", "again", "remind", "confirm"]);
      if (what === "ask") await askFeedback(ctx, asked);
      else if (what === "carry") await noteCarried(ctx, { ...asked, ...typed });
      else if (what === "again")
        await sendReportAgain(ctx, { reportId, connected: await connectedChannels() });
      else if (what === "remind") await remindOfFeedback(ctx, asked);
      else await confirmRoute(ctx, { reportId });
      return redirect(paths.reportNext(reportId));
    }),
  );
}

export default function ReportNext() {
  const { t } = useTranslation("next-steps");
  const report = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const errors = refused?.errors ?? {};
  if (report.only) {
    return (
      <div className="reading stack">
        <PageTitle over={<Over {...report} />} title={t("exists.title")} under={t("exists.lead")} />
        <ErrorSummary errors={errors} />
        <ConfirmRoute {...report} />
        <p>
          <a href={paths.process()}>{t("exists.process")}</a>
        </p>
        <ReportReaders readers={null} />
      </div>
    );
  }
  return (
    <GuardedPage lockedBy={report.locked.print}>
      <div className="two">
        <section className="stack">
          <PageTitle over={<Over {...report} />} title={t("title")} under={t("lead")} />
          <ErrorSummary errors={errors} />
          <DeliveryBanner report={report} />
          <LeftOutBanner {...report} />
          <CarryForm report={report} formKey={report.key} errors={errors} typed={refused?.values ?? {}} />
          <ConfirmRoute {...report} />
          {report.timeline.milestones.length > 0 ? <ProcessTimeline {...report.timeline} /> : null}
          {report.ownWords ? (
            <section className="card">
              <h2>{t("own.title", { municipality: report.municipality })}</h2>
              <p className="whitespace-pre-line">{report.ownWords}</p>
            </section>
          ) : null}
          {report.feedback && report.status === "sent" ? (
            <ReportFeedback {...report} feedback={report.feedback} idempotencyKey={report.key} />
          ) : null}
          <NextSteps steps={report.steps} label={t("title")} />
          <p className="soft">{t("notTold")}</p>
        </section>
        <ReportFollowAside report={report} formKey={report.key} />
      </div>
    </GuardedPage>
  );
}

/** The reference; the child's name on the screen alone: a printed page lies about. */
function Over({ reference, pupilName }: { reference: string; pupilName: string | null }) {
  const { t } = useTranslation("report");
  return (
    <>
      {t("follow.over", { reference })}
      {pupilName ? <span className="no-print"> · {pupilName}</span> : null}
    </>
  );
}

function ConfirmRoute({ municipality, can }: { municipality: string; can: { confirmRoute: boolean } }) {
  const { t } = useTranslation("report");
  if (!can.confirmRoute) return null;
  return (
    <Banner tone="note">
      <p>{t("follow.confirmLead", { municipality })}</p>
      <form method="post">
        <SubmitButton name="do" value="confirm">
          {t("follow.confirm")}
        </SubmitButton>
      </form>
    </Banner>
  );
}
