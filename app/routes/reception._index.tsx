// The reception's first page: what has come in, the acute first, with what is to be done next and by when.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { asSocial } from "~/access/guard.server";
import { InboxRow } from "~/components/reception-row";
import { InboxViews } from "~/components/reception-views";
import { Banner, EmptyState, PageTitle } from "~/components/ui/page-pieces";
import { type InboxView, isInboxView, listInbox } from "~/domain/reception/list-inbox.server";
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
  return asSocial({ request }, async (ctx) => {
    const inbox = await listInbox(ctx, { show, page });
    return {
      ...inbox,
      show,
      page,
      place: findMunicipality(ctx.actor.municipalityCode)?.name ?? "",
      reports: inbox.reports.map((one) => ({
        id: one.id,
        reference: one.reference,
        childName: one.childName,
        protectedIdentity: one.protectedIdentity,
        acute: one.acute,
        status: one.status,
        category: one.categories[0] ?? null,
        reporterKind: one.reporterKind,
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
    <a className="btn" href={paths.receptionNew()}>
      {t("enter")}
    </a>
  );
  return (
    <>
      <PageTitle title={t("title")} under={t("lead", { place: page.place })}>
        {enter}
      </PageTitle>
      <Pressing {...page} />
      <InboxViews counts={page.counts} show={page.show} />
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

function Pressing({ dueToday, late, show }: Page) {
  const { t } = useTranslation("reception");
  if (dueToday + late === 0 || show === "due") return null;
  const said = [
    dueToday > 0 ? t("pressing.today", { count: dueToday }) : "",
    late > 0 ? t("pressing.late", { count: late }) : "",
  ];
  return (
    <Banner tone={late > 0 ? "notice" : "note"}>
      {said.filter(Boolean).join(", ")}. <a href={paths.reception({ show: "due" })}>{t("pressing.show")}</a>
    </Banner>
  );
}

function Pages({ page, pages, show }: Page) {
  const { t } = useTranslation("reception");
  if (pages === 1) return null;
  return (
    <nav className="row mt-6" aria-label={t("pages.label")}>
      {page > 1 ? <a href={paths.reception({ show, page: String(page - 1) })}>{t("pages.newer")}</a> : null}
      <span className="soft">{t("pages.at", { page, pages })}</span>
      {page < pages ? (
        <a href={paths.reception({ show, page: String(page + 1) })}>{t("pages.older")}</a>
      ) : null}
    </nav>
  );
}
