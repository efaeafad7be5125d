// The reader's handovers: given, received, and for a principal those without a receiver.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { hasRole } from "~/access/actor";
import { asStaff } from "~/access/guard.server";
import { Chip, EmptyState, PageTitle } from "~/components/ui/page-pieces";
import { listHandovers } from "~/domain/handover/list-handovers.server";
import { paths } from "~/paths";
import { dates } from "~/text/dates";
import { languageOf } from "~/text/i18n.server";
import { titled } from "~/text/titled";

export const meta = titled("handovers");
export const handle = { scripts: false };

export async function loader({ request }: LoaderFunctionArgs) {
  const language = await languageOf(request);
  return asStaff({ request }, async (ctx) => {
    const { given, received, unclaimed } = await listHandovers(ctx);
    const shown = <T extends { changeOn: string }>(rows: T[]) =>
      rows.map((r) => ({ ...r, changeOn: dates.civil(r.changeOn, language) }));
    const read = given.map((h) => ({ ...h, readAt: h.readAt && dates.day(h.readAt, language) }));
    const principal = hasRole(ctx.actor, "principal");
    return { principal, given: shown(read), received: shown(received), unclaimed: shown(unclaimed) };
  });
}

interface Row {
  id: string;
  text: string;
  state?: string;
}

export default function Handovers() {
  const { t } = useTranslation("handover");
  const { given, received, unclaimed, principal } = useLoaderData<typeof loader>();
  const start = (
    <>
      {principal ? <a href={paths.substitutions()}>{t("substitution:title")}</a> : null}
      <a className="btn" href={paths.newHandover()}>
        {t("start")}
      </a>
    </>
  );
  if (given.length + received.length + unclaimed.length === 0) {
    return (
      <div className="reading">
        <PageTitle title={t("title")} under={t("lead")} />
        <EmptyState title={t("emptyTitle")} actions={start}>
          {t("empty")}
        </EmptyState>
      </div>
    );
  }
  const from = (h: { id: string; fromName: string; changeOn: string }) => ({
    id: h.id,
    text: t("fromOn", { name: h.fromName, date: h.changeOn }),
  });
  return (
    <div className="reading stack">
      <PageTitle title={t("title")} under={t("lead")}>
        {start}
      </PageTitle>
      <Rows title={t("unclaimed")} rows={unclaimed.map(from)} />
      <Rows
        title={t("received")}
        rows={received.map((h) => ({ ...from(h), state: t(`status.${h.status}`) }))}
      />
      <Rows
        title={t("given")}
        rows={given.map((h) => ({
          id: h.id,
          text: h.toName
            ? t("toOn", { name: h.toName, date: h.changeOn })
            : t("toNobody", { date: h.changeOn }),
          state:
            h.status === "proposed" && h.readAt ? t("readAt", { at: h.readAt }) : t(`status.${h.status}`),
        }))}
      />
    </div>
  );
}

function Rows({ title, rows }: { title: string; rows: Row[] }) {
  if (rows.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <ul className="plain">
        {rows.map((r) => (
          <li key={r.id} className="row">
            <a href={paths.handover(r.id)}>{r.text}</a>
            {r.state ? <Chip>{r.state}</Chip> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
