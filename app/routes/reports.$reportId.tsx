// The report's form, section by section. Each field saves by itself; without scripts a section saves by its button.
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type ShouldRevalidateFunctionArgs, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { orRefused } from "~/access/answer.server";
import type { StaffCtx } from "~/access/context.server";
import { asStaff } from "~/access/guard.server";
import { ReportAside } from "~/components/report-aside";
import { DangerCard } from "~/components/report-danger";
import { ReportEntries } from "~/components/report-entries";
import { type Conflict, ReportFieldInput } from "~/components/report-field";
import { GuardedPage } from "~/components/report-guard";
import { ReportReview } from "~/components/report-review";
import { ReportSteps } from "~/components/report-steps";
import { ErrorSummary } from "~/components/ui/error-summary";
import { Banner, PageTitle } from "~/components/ui/page-pieces";
import { SubmitButton } from "~/components/ui/submit-button";
import type { FieldErrors } from "~/domain/refusal";
import { chooseReportEntries } from "~/domain/report/choose-report-entries.server";
import { currentForm, fieldsOf } from "~/domain/report/form";
import { readReport } from "~/domain/report/read-report.server";
import { saveReportField, saveReportFields } from "~/domain/report/save-report-field.server";
import { settleRoute } from "~/domain/report/settle-route.server";
import { municipalities } from "~/domain/routing/municipalities";
import { field, fields, typed } from "~/form-data";
import { paths } from "~/paths";
import { readAnswer, wasAsked } from "~/report-answers";
import { languageOf } from "~/text/i18n.server";
import type { Language } from "~/text/language";
import {
  conflictsForScreen,
  nextSection,
  questionsOf,
  reportForScreen,
  savedForScreen,
  sectionOf,
} from "~/text/report-for-screen";
import { titled } from "~/text/titled";

export const meta = titled("report");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const language = await languageOf(request);
  return asStaff({ request }, async (ctx) => {
    const report = await readReport(ctx, { reportId: params.reportId ?? "" });
    if (report.status === "sent") throw redirect(paths.reportNext(report.id));
    const section = sectionOf(report.formVersion, new URL(request.url).searchParams.get("section"));
    return {
      ...reportForScreen(report, { section, language }),
      municipalities: section === "review" ? municipalities.map(({ code, name }) => ({ code, name })) : [],
    };
  });
}

interface Answered {
  errors?: FieldErrors;
  values?: Record<string, string>;
  conflicts?: Record<string, Conflict>;
  /** What was typed, where something of it was not saved: it stays in its field. */
  typed?: Record<string, unknown>;
  version?: number;
  at?: string;
}

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await request.formData();
  const language = await languageOf(request);
  const reportId = params.reportId ?? "";
  const values: Record<string, string> = {
    ...typed(form, ["municipalityCode", "routeReason", "receiverUnit"]),
    concernIds: fields(form, "concernIds").join(" "),
    attachmentIds: fields(form, "attachmentIds").join(" "),
  };
  const section = sectionOf(currentForm.version, new URL(request.url).searchParams.get("section"));
  return asStaff({ request }, (ctx) =>
    orRefused<Answered | Response | ReturnType<typeof data<Answered>>>(values, async () => {
      switch (field(form, "do")) {
        case "field":
          return saveOne(ctx, { reportId, form, language });
        case "entries":
          await chooseReportEntries(ctx, {
            reportId,
            concernIds: fields(form, "concernIds"),
            attachmentIds: fields(form, "attachmentIds"),
            quote: field(form, "quote") !== "",
            release: field(form, "release") !== "",
          });
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
        default: {
          const asked = questionsOf(currentForm.version, section).filter((q) => wasAsked(form, q.id));
          const answers = asked.map((q) => readAnswer(form, q));
          const { errors, conflicts } = await saveReportFields(ctx, { reportId, answers });
          if (Object.keys(errors).length + Object.keys(conflicts).length > 0) {
            const typedIn = Object.fromEntries(answers.map((a) => [a.field, a.value]));
            const told = { errors, conflicts: conflictsForScreen(conflicts, language), typed: typedIn };
            return data(told, { status: 422 });
          }
          if (field(form, "do") === "send") return redirect(paths.reportSign(reportId));
          const next = field(form, "do") === "next" ? nextSection(currentForm.version, section) : section;
          return redirect(paths.report(reportId, { section: next }));
        }
      }
    }),
  );
}

async function saveOne(
  ctx: StaffCtx,
  { reportId, form, language }: { reportId: string; form: FormData; language: Language },
): Promise<Answered> {
  const asked = fieldsOf(currentForm).find((f) => f.id === field(form, "field"));
  if (!asked) return { errors: { form: { key: "form_incomplete" } } };
  const saved = await saveReportField(ctx, { reportId, ...readAnswer(form, asked) });
  return savedForScreen(saved, asked.id, language);
}

/** Fields on whose answer other questions, or advice, depend: the rest need not be read again. */
const decisive = new Set<string>([
  ...fieldsOf(currentForm).flatMap((f) => (f.when ? [f.when.field] : [])),
  "categories",
]);

export function shouldRevalidate({ formData, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) {
  if (formData?.get("do") !== "field") return defaultShouldRevalidate;
  return decisive.has(String(formData.get("field")));
}

export default function Report() {
  const { t } = useTranslation("report");
  const { t: tf } = useTranslation("report-form");
  const report = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>() as Answered | undefined;
  const errors = answered?.errors ?? {};
  const { section } = report;
  return (
    <GuardedPage lockedBy={report.lockedBy}>
      <div className="three">
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
          {section === "now" && report.acute ? <DangerCard id={report.id} danger={report.danger} /> : null}
          {section === "observed" && report.pupil.id ? (
            <ReportEntries
              entries={report.entries}
              follows={report.follows}
              others={report.others}
              fromHealth={report.fromHealth}
              errors={errors}
              ticked={answered?.values ?? {}}
            />
          ) : null}
          {section === "review" ? (
            <ReportReview report={report} errors={errors} values={answered?.values ?? {}} />
          ) : (
            <form method="post" action={paths.report(report.id, { section })} className="stack" key={section}>
              {report.questions.map((q) => (
                <ReportFieldInput
                  key={q.asked.id}
                  answer={
                    answered?.typed && q.asked.id in answered.typed
                      ? { ...q, value: answered.typed[q.asked.id] }
                      : q
                  }
                  error={errors[q.asked.id]}
                  conflict={answered?.conflicts?.[q.asked.id]}
                />
              ))}
              <div className="row">
                <SubmitButton name="do" value="next">
                  {t("save.next")}
                </SubmitButton>
                <SubmitButton look="quiet" name="do" value="save">
                  {t("save.save")}
                </SubmitButton>
                <SubmitButton look="quiet" name="do" value="send">
                  {t("save.sendNow")}
                </SubmitButton>
              </div>
            </form>
          )}
        </section>
        <ReportAside
          id={report.id}
          phone={report.danger.phone}
          outOfHours={report.danger.outOfHours}
          guardianNotice={report.guardianNotice}
        />
      </div>
    </GuardedPage>
  );
}
