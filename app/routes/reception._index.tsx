// The reception's first page: what has come in, the acute first, with what is to be done next and by when.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { asSocial } from "~/access/guard.server";
import { AlarmsBanner } from "~/components/alarms-banner";
import { InboxRow } from "~/components/reception-row";
import { InboxViews } from "~/components/reception-views";
import { Banner, EmptyState, PageTitle } from "~/components/ui/page-pieces";
import { countConsultations } from "~/domain/consultation/answer-consultation.server";
import { type InboxView, inboxWhose, isInboxView, listInbox } from "~/domain/reception/list-inbox.server";
import { findMunicipality } from "~/domain/routing/municipalities";
import { paths } from "~/paths";
import { dates } from "~/text/dates";
import { languageOf } from "~/text/i18n.server";
import { titled } from "~/text/titled";

export const meta = titled("reception");
export const handle = { scripts: false };

export async function loader({ request }: LoaderFunctionArgs) {
  const language = await languageOf(request);
  const query = new URL(request.url).searchParams;
  const asked = query.get("show") ?? "";
  const show: InboxView = isInboxView(asked) ? asked : "todo";
  const page = Math.max(1, Math.trunc(Number(query.get("page"))) || 1);
  const whose = inboxWhose.find((known) => known === query.get("whose")) ?? "all";
  return asSocial({ request }, async (ctx) => {
    const { reports, ...inbox } = await listInbox(ctx, {
      show,
      whose,
      unit: query.get("unit") ?? "",
      page: Math.min(page, 1_000_000),
    });
    return {
      ...inbox,
      show,
      place: findMunicipality(ctx.actor.municipalityCode)?.name ?? "",
      asked: await countConsultations(ctx),
      reports: reports.map((one) => ({
        id: one.id,
        reference: one.reference,
        childName: one.childName,
        protectedIdentity: one.protectedIdentity,
        acute: one.acute,
        status: one.status,
        category: one.categories[0] ?? null,
        reporterKind: one.reporterKind,
        assignee: one.assignee,
        unit: inbox.units.length > 1 ? one.unit : "",
        cameFrom: one.cameFrom ? (findMunicipality(one.cameFrom)?.name ?? null) : null,
        forwardTo: one.forwardTo ? (findMunicipality(one.forwardTo)?.name ?? null) : null,
        takenBack: one.withdrawnAt !== null,
        receivedAt: `${dates.day(one.receivedAt, language)} ${dates.time(one.receivedAt, language)}`,
        due: one.due && {
          id: one.due.id,
          late: one.due.late,
          daysLeft: one.due.daysLeft,
          date: dates.civil(one.due.date, language),
        },
      })),
    };
  });
}

export default function Inbox() {
  const { t } = useTranslation("reception");
  const page = useLoaderData<typeof loader>();
  const enter = (
    <>
      <a href={paths.receptionConsultations()}>
        {t(page.asked > 0 ? "consultation:list.openCount" : "consultation:list.open", { count: page.asked })}
      </a>
      <a href={paths.receptionAlarms()}>{t("alarm:title")}</a>
      <a href={paths.receptionOutcomes()}>{t("outcome-import:title")}</a>
      <a className="btn" href={paths.receptionNew()}>
        {t("enter")}
      </a>
    </>
  );
  return (
    <>
      <PageTitle title={t("title")} under={t("lead", { place: page.place })}>
        {enter}
      </PageTitle>
      <Unopened {...page} />
      <AlarmsBanner count={page.alarms - page.unopened} to={paths.receptionAlarms()} />
      <Pressing {...page} />
      <InboxViews {...page} />
      {page.reports.length === 0 ? (
        <EmptyState title={page.show === "todo" ? t("emptyTitle") : t("emptyView")}>
          {page.show === "todo" ? t("empty") : null}
        </EmptyState>
      ) : (
        <ul className="plain">
          {page.reports.map((one) => (
            <InboxRow key={one.id} {...one} />
          ))}
        </ul>
      )}
      <Pages {...page} />
    </>
  );
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>;

/** The choices that a link keeps. */
const kept = ({ whose, unit, units }: Page) => ({
  whose: whose === "all" ? undefined : whose,
  unit: units.length > 1 ? (unit ?? "all") : undefined,
});

/** What an alarm tells of: stored here, and opened by nobody within the limit. */
function Unopened({ unopened }: Page) {
  const { t } = useTranslation("delivery");
  if (unopened === 0) return null;
  return (
    <Banner title={t("reception.title", { count: unopened })}>
      {t("reception.body", { count: unopened })}
    </Banner>
  );
}

function Pressing(page: Page) {
  const { dueToday, late, show } = page;
  const { t } = useTranslation("reception");
  if (dueToday + late === 0 || show === "due") return null;
  const said = [
    dueToday > 0 ? t("pressing.today", { count: dueToday }) : "",
    late > 0 ? t("pressing.late", { count: late }) : "",
  ];
  return (
    <Banner tone={late > 0 ? "notice" : "note"}>
      {said.filter(Boolean).join(", ")}.{" "}
      <a href={paths.reception({ show: "due", ...kept(page) })}>{t("pressing.show")}</a>
    </Banner>
  );
}

function Pages(shown: Page) {
  const { page, pages, show } = shown;
  const { t } = useTranslation("reception");
  if (pages === 1) return null;
  return (
    <nav className="row mt-6" aria-label={t("pages.label")}>
      {page > 1 ? (
        <a href={paths.reception({ show, ...kept(shown), page: String(page - 1) })}>{t("pages.newer")}</a>
      ) : null}
      <span className="soft">{t("pages.at", { page, pages })}</span>
      {page < pages ? (
        <a href={paths.reception({ show, ...kept(shown), page: String(page + 1) })}>{t("pages.older")}</a>
      ) : null}
    </nav>
  );
}
