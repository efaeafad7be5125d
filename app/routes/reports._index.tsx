// The reader's own reports of concern: drafts with their age, and what was sent with where it is.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { asStaff } from "~/access/guard.server";
import { AcuteMark } from "~/components/acute-mark";
import { Chip, EmptyState, PageTitle } from "~/components/ui/page-pieces";
import { PriorityGlyph } from "~/components/ui/priority";
import { listReports } from "~/domain/report/list-reports.server";
import { findMunicipality } from "~/domain/routing/municipalities";
import { paths } from "~/paths";
import { dates } from "~/text/dates";
import { languageOf } from "~/text/i18n.server";
import { titled } from "~/text/titled";

export const meta = titled("reports");

export async function loader({ request }: LoaderFunctionArgs) {
  const language = await languageOf(request);
  return asStaff({ request }, async (ctx) => {
    const { drafts, sent } = await listReports(ctx);
    return {
      drafts: drafts.map(({ id, reference, pupilName, described, days, acute }) => ({
        id,
        acute,
        reference,
        pupilName,
        described,
        days,
      })),
      sent: sent.map(({ id, reference, pupilName, described, receiverCode, sentAt, state }) => ({
        id,
        reference,
        pupilName,
        described,
        municipality: receiverCode ? (findMunicipality(receiverCode)?.name ?? null) : null,
        sentAt: dates.date(sentAt, language),
        state,
      })),
    };
  });
}

export default function Reports() {
  const { t } = useTranslation("report");
  const { drafts, sent } = useLoaderData<typeof loader>();
  const begin = (
    <a className="btn" href={paths.newReport()}>
      {t("list.new")}
    </a>
  );
  if (drafts.length + sent.length === 0) {
    return (
      <div className="reading stack">
        <PageTitle title={t("list.title")} />
        <EmptyState
          title={t("list.emptyTitle")}
          actions={
            <>
              {begin}
              <a href={paths.process()}>{t("list.process")}</a>
            </>
          }
        >
          {t("list.empty")}
        </EmptyState>
      </div>
    );
  }
  const nameOf = (r: { pupilName: string | null; described: boolean }) =>
    r.pupilName ?? t(r.described ? "list.described" : "list.hidden");
  const age = (days: number) => (days === 0 ? t("list.today") : t("list.days", { count: days }));
  return (
    <div className="reading stack">
      <PageTitle title={t("list.title")} under={t("list.lead")}>
        {begin}
      </PageTitle>
      {drafts.length > 0 ? (
        <section>
          <h2>{t("list.drafts")}</h2>
          <ul className="plain">
            {drafts.map((r) => (
              <li key={r.id} className="row row-apart">
                <span>
                  <a href={paths.report(r.id)}>{nameOf(r)}</a>{" "}
                  <span className="soft">
                    {r.reference} · {age(r.days)}
                  </span>
                </span>
                {r.acute ? <AcuteMark /> : null}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {sent.length > 0 ? (
        <section>
          <h2>{t("list.sent")}</h2>
          <ul className="plain">
            {sent.map((r) => (
              <li key={r.id} className="row row-apart">
                <span>
                  <a href={paths.reportNext(r.id)}>{nameOf(r)}</a>{" "}
                  <span className="soft">
                    {r.reference} · {t("list.sentOn", { date: r.sentAt })}{" "}
                    {r.municipality ? t("list.to", { municipality: r.municipality }) : ""}
                  </span>
                </span>
                {r.state ? <State state={r.state} /> : null}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <p>
        <a href={paths.process()}>{t("list.process")}</a>
      </p>
    </div>
  );
}

/** Where nothing more happens before a person acts. */
const waitForPerson = ["to_be_carried", "given_up", "rejected", "failed"];

function State({ state }: { state: string }) {
  const { t } = useTranslation("report");
  const words = t(`states.${state}`);
  if (!waitForPerson.includes(state)) return <Chip>{words}</Chip>;
  return (
    <span className="priority p-act_now">
      <PriorityGlyph priority="act_now" />
      {words}
    </span>
  );
}
