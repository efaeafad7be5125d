// The report's form, section by section. Each field saves by itself (its own door); without scripts a section saves by its
// button, and so does whatever is pressed beside a field.
import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { orRefused } from "~/access/answer.server";
import { asStaff } from "~/access/guard.server";
import { keepAnswersOfLostSession } from "~/access/lost-answers.server";
import { commentAct } from "~/comment-acts";
import { ReportAside } from "~/components/report-aside";
import { NewSince } from "~/components/report-beside";
import { DangerCard } from "~/components/report-danger";
import { ReportEntries } from "~/components/report-entries";
import { GuardedPage } from "~/components/report-guard";
import { OwnWords } from "~/components/report-own-words";
import { type Answered, ReportQuestions } from "~/components/report-questions";
import { ReportReview } from "~/components/report-review";
import { ReportReviewers } from "~/components/report-reviewers";
import { ReportSteps, ReportWhither } from "~/components/report-steps";
import { ReportTogether } from "~/components/report-together";
import { SignedVersion } from "~/components/signature-list";
import { ErrorSummary } from "~/components/ui/error-summary";
import { Banner, PageTitle } from "~/components/ui/page-pieces";
import { useUntilAnswered } from "~/components/until-answered";
import { askReview } from "~/domain/report/ask-review.server";
import { chooseReportEntries } from "~/domain/report/choose-report-entries.server";
import { currentForm } from "~/domain/report/form";
import { readReport } from "~/domain/report/read-report.server";
import { readTogether } from "~/domain/report/read-together.server";
import { saveReportFields } from "~/domain/report/save-report-field.server";
import { settleRoute } from "~/domain/report/settle-route.server";
import { actOnComment } from "~/domain/report-comment/act-on-comment.server";
import { addPhrase } from "~/domain/report-text/add-phrase.server";
import { municipalities } from "~/domain/routing/municipalities";
import { field, fields, pressed, readForm, typed } from "~/form-data";
import { paths } from "~/paths";
import { readAnswer, wasAsked } from "~/report-answers";
import { languageOf, textsIn } from "~/text/i18n.server";
import { othersForScreen } from "~/text/readers-for-screen";
import {
  conflictsForScreen,
  nextSection,
  questionsOf,
  reportForScreen,
  sectionOf,
} from "~/text/report-for-screen";
import { titled } from "~/text/titled";
import { writingForScreen } from "~/text/together-for-screen";

export const meta = titled("report");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const language = await languageOf(request);
  return asStaff({ request }, async (ctx) => {
    const report = await readReport(ctx, { reportId: params.reportId ?? "" });
    if (report.status === "sent") throw redirect(paths.reportNext(report.id));
    const section = sectionOf(report.formVersion, new URL(request.url).searchParams.get("section"));
    const fields = questionsOf(report.formVersion, section).map((q) => q.id);
    const together = await readTogether(ctx, { reportId: report.id });
    return {
      ...reportForScreen(report, { section, language }),
      knownBy: othersForScreen(report.knownBy, { me: ctx.actor.accountId, language }),
      writing: writingForScreen(together, { now: ctx.now, language, fields }),
      commentKey: randomUUID(),
      municipalities: section === "review" ? municipalities.map(({ code, name }) => ({ code, name })) : [],
    };
  });
}

/** The buttons, besides those of comments. */
const doings = ["", "save", "next", "send", "entries", "phrase", "route", "ask-review"] as const;

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await readForm(request);
  const language = await languageOf(request);
  const reportId = params.reportId ?? "";
  const values: Record<string, string> = {
    ...typed(form, ["municipalityCode", "routeReason", "receiverUnit"]),
    concernIds: fields(form, "concernIds").join(" "),
    attachmentIds: fields(form, "attachmentIds").join(" "),
  };
  const section = sectionOf(currentForm.version, new URL(request.url).searchParams.get("section"));
  const act = commentAct(field(form, "do"));
  if (act) values[act.input] = field(form, act.input);
  const asked = questionsOf(currentForm.version, section).filter((q) => wasAsked(form, q.id));
  const answers = asked.map((q) => readAnswer(form, q));
  if (await keepAnswersOfLostSession(request, { reportId, answers }))
    throw redirect(paths.signIn({ next: paths.report(reportId, { section }) }));
  return asStaff({ request }, (ctx) =>
    orRefused<Answered | Response | ReturnType<typeof data<Answered>>>(values, async () => {
      const what = act ? "" : pressed(form, doings);
      switch (what) {
        case "entries":
          await chooseReportEntries(ctx, {
            reportId,
            concernIds: fields(form, "concernIds"),
            attachmentIds: fields(form, "attachmentIds"),
            quote: field(form, "quote") !== "",
            release: field(form, "release") !== "",
            words: (language) => (key, params) => textsIn(language).t(key, params ?? {}),
          });
          return redirect(paths.report(reportId, { section: "observed" }));
        case "phrase":
          await addPhrase(ctx, { reportId, category: field(form, "category") });
          return redirect(paths.report(reportId, { section: "observed" }));
        case "route":
          await settleRoute(ctx, {
            reportId,
            municipalityCode: field(form, "municipalityCode"),
            reason: field(form, "routeReason"),
            unit: field(form, "receiverUnit"),
            movedRecently: field(form, "movedRecently") === "yes",
            parentsApart: field(form, "parentsApart") === "yes",
          });
          return redirect(paths.report(reportId, { section: "review" }));
        case "ask-review":
          await askReview(ctx, { reportId, accountId: field(form, "reviewer") });
          return redirect(paths.report(reportId, { section: "review" }));
        default: {
          const { errors, conflicts } = await saveReportFields(ctx, { reportId, answers });
          if (act) {
            const idempotencyKey = field(form, "commentKey") || randomUUID();
            Object.assign(
              errors,
              await actOnComment(ctx, { reportId, ...act, text: values[act.input] ?? "", idempotencyKey }),
            );
          }
          if (Object.keys(errors).length + Object.keys(conflicts).length > 0) {
            const left = answers.filter((a) => a.field in errors || a.field in conflicts);
            const typedIn = left.map(({ field: id, value, version }) => [
              id,
              { value, version: conflicts[id]?.version ?? version },
            ]);
            const told = {
              errors,
              conflicts: conflictsForScreen(conflicts, language),
              typed: Object.fromEntries(typedIn),
              values: act && act.input in errors ? values : {},
            };
            return data(told, { status: 422 });
          }
          if (act) return redirect(`${paths.report(reportId, { section })}#${act.field}`);
          if (what === "send") return redirect(paths.reportSign(reportId));
          const next = what === "next" ? nextSection(currentForm.version, section) : section;
          return redirect(paths.report(reportId, { section: next }));
        }
      }
    }),
  );
}

export default function Report() {
  const { t } = useTranslation("report");
  const { t: tf } = useTranslation("report-form");
  const report = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>() as Answered | undefined;
  const untilAnswered = useUntilAnswered();
  const errors = answered?.errors ?? {};
  const { section } = report;
  return (
    <GuardedPage lockedBy={report.lockedBy}>
      <ReportTogether
        reportId={report.id}
        together={report.writing.together}
        missing={report.missing}
        heldBack={report.heldBack}
      >
        <div className="three" {...untilAnswered}>
          <ReportSteps report={report} />
          <section className="stack">
            <PageTitle
              over={`${report.pupil.name ? t("head.over", { reference: report.reference, name: report.pupil.name }) : t("follow.over", { reference: report.reference })} · ${t("head.draft", { time: report.savedAt })}`}
              title={tf(`sections.${section}.title`)}
              under={tf(`sections.${section}.lead`)}
            />
            {report.adult ? (
              <Banner title={tf("adult.title")}>
                <p>{tf("adult.body")}</p>
                <p>{tf("adult.siblings")}</p>
              </Banner>
            ) : null}
            <ErrorSummary errors={errors} />
            <SignedVersion signed={report.signed} />
            <NewSince follows={report.follows} />
            <OwnWords section={section} own={report.own} />
            {section === "now" && report.acute ? <DangerCard id={report.id} danger={report.danger} /> : null}
            {section === "observed" && report.pupil.id ? (
              <ReportEntries
                entries={report.entries}
                looseFiles={report.looseFiles}
                follows={report.follows}
                others={report.others}
                fromHealth={report.fromHealth}
                errors={errors}
                ticked={answered?.values ?? {}}
              />
            ) : null}
            {section === "review" ? (
              <>
                <ReportReview report={report} errors={errors} values={answered?.values ?? {}} />
                <ReportReviewers reportId={report.id} {...report.writing} errors={errors} />
              </>
            ) : (
              <ReportQuestions key={section} report={report} answered={answered} />
            )}
            <div className="below-form">
              <ReportWhither report={report} />
            </div>
          </section>
          <ReportAside
            id={report.id}
            phone={report.danger.phone}
            outOfHours={report.danger.outOfHours}
            guardianNotice={report.guardianNotice}
            specialists={report.route.specialists}
            knownBy={report.knownBy}
          />
        </div>
      </ReportTogether>
    </GuardedPage>
  );
}
