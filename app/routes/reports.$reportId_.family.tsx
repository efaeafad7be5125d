// What the family may read of a report, on a page of its own: never printed, no file, nothing to copy by a button.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { asStaff } from "~/access/guard.server";
import { Banner, PageTitle } from "~/components/ui/page-pieces";
import { cite } from "~/domain/law/citations";
import { heldReasons } from "~/domain/report/family-reading";
import { readFamilyView } from "~/domain/report/read-family-view.server";
import { paths } from "~/paths";
import { dates } from "~/text/dates";
import { languageOf, textsIn } from "~/text/i18n.server";
import { titled } from "~/text/titled";

export const meta = titled("reportFamily");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const language = await languageOf(request);
  return asStaff({ request }, async (ctx) => {
    const read = await readFamilyView(ctx, {
      reportId: params.reportId ?? "",
      words: (key, given) => textsIn(language).t(key, given ?? {}),
    });
    return {
      ...read,
      sections: read.sections.map((s) => ({
        ...s,
        rows: s.rows.map((row) => ({
          ...row,
          citation: row.held ? cite(heldReasons[row.held], language) : "",
        })),
      })),
      entries: read.entries.map((e, i) => ({
        key: i,
        text: e.text,
        authorName: e.authorName,
        when: dates.when(e.occurredAt, language),
      })),
    };
  });
}

type Row = ReturnType<typeof useLoaderData<typeof loader>>["sections"][number]["rows"][number];

export default function Family() {
  const { t } = useTranslation("report-family");
  const { t: tr } = useTranslation("report");
  const { t: tg } = useTranslation("report-guard");
  const report = useLoaderData<typeof loader>();
  return (
    <div className="print-locked">
      <p className="print-line">{tg("onPaper")}</p>
      <div className="reading stack">
        <PageTitle
          over={<a href={paths.report(report.id)}>{tr("follow.over", { reference: report.reference })}</a>}
          title={t("title")}
          under={t("lead")}
        />
        <Banner tone={report.guarded ? "notice" : "note"}>
          {t(report.guarded ? "guarded" : "normally")} {t("third")}
        </Banner>
        {report.sections.map((s) => (
          <section key={s.id} className="card">
            <h2>{s.heading}</h2>
            <dl className="facts">
              {s.rows.map((row) => (
                <Answer key={row.field} row={row} />
              ))}
            </dl>
          </section>
        ))}
        {report.entries.length > 0 ? (
          <section className="card">
            <h2>{tr("document.entries")}</h2>
            {report.entries.map((e) => (
              <div key={e.key} className="mt-2">
                <p className="soft">{[e.when, e.authorName].filter(Boolean).join(" · ")}</p>
                <p className="whitespace-pre-line">{e.text}</p>
              </div>
            ))}
          </section>
        ) : null}
        <p>
          <a href={report.status === "sent" ? paths.reportNext(report.id) : paths.report(report.id)}>
            {tg("back")}
          </a>
        </p>
      </div>
    </div>
  );
}

function Answer({ row }: { row: Row }) {
  const { t } = useTranslation("report-family");
  return (
    <>
      <dt>{row.label}</dt>
      <dd className="whitespace-pre-line">
        {row.held ? (
          <span className="soft">
            {t(`held.${row.held}`)} {row.citation}.
          </span>
        ) : (
          row.value
        )}
      </dd>
    </>
  );
}
