// For principals: what should have been done and is not, at their schools, by age.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { asStaff } from "~/access/guard.server";
import { Chip, EmptyState, PageTitle } from "~/components/ui/page-pieces";
import { PriorityWord } from "~/components/ui/priority";
import { listOverdue } from "~/domain/follow-up/list-overdue.server";
import { paths } from "~/paths";
import { dates } from "~/text/dates";
import { languageOf } from "~/text/i18n.server";
import { titled } from "~/text/titled";

export const meta = titled("overdue");

export async function loader({ request }: LoaderFunctionArgs) {
  const language = await languageOf(request);
  return asStaff({ request }, async (ctx) => {
    const { overdue, matters, left, mattersLeft } = await listOverdue(ctx);
    const dated = <I extends { dueOn: string }>(i: I) => ({ ...i, dueOn: dates.civil(i.dueOn, language) });
    return {
      ...{ items: overdue.map(dated), matters: matters.map(dated) },
      left: left.map(dated),
      mattersLeft: mattersLeft.map((m) => ({ ...m, dueOn: m.dueOn && dates.civil(m.dueOn, language) })),
    };
  });
}

export default function Overdue() {
  const { t } = useTranslation("follow-up");
  const { t: td } = useTranslation("todo");
  const { t: tm } = useTranslation("matter");
  const { items, matters, left, mattersLeft } = useLoaderData<typeof loader>();
  return (
    <div className="reading">
      <PageTitle
        title={t("overdueList.title")}
        over={<a href={paths.todo()}>{t("page.todo")}</a>}
        under={t("overdueList.lead")}
      />
      {items.length + matters.length === 0 ? (
        <EmptyState title={t("overdueList.empty")}>{t("overdueList.emptyLead")}</EmptyState>
      ) : (
        <ol className="plain">
          {items.map((item) => (
            <li key={item.concernId} className="row">
              <b>{t("overdueList.days", { count: item.days })}</b>
              <PriorityWord priority={item.priority} />
              <a href={paths.followUp(item.concernId)}>{item.pupilName ?? td("protected")}</a>
              <span className="soft">
                {item.ownerName ? t("has", { name: item.ownerName }) : t("hasTeam")} · {item.dueOn}
              </span>
            </li>
          ))}
          {matters.map((m) => (
            <li key={m.matterId} className="row">
              <b>{t("overdueList.days", { count: m.days })}</b>
              <Chip>{tm("over")}</Chip>
              <a href={paths.matter(m.matterId)}>{m.pupilName ?? td("protected")}</a>
              <span className="soft">
                {m.ownerName ? t("has", { name: m.ownerName }) : t("hasTeam")} · {m.dueOn}
              </span>
            </li>
          ))}
        </ol>
      )}
      {left.length + mattersLeft.length > 0 ? (
        <section className="stack mt-6">
          <h2>{t("leftOpen.title")}</h2>
          <p className="soft">{t("leftOpen.lead")}</p>
          <ol className="plain">
            {left.map((item) => (
              <li key={item.concernId} className="row">
                <PriorityWord priority={item.priority} />
                <span>{item.pupilName ?? td("protected")}</span>
                <span className="soft">
                  {item.ownerName ? t("leftOpen.had", { name: item.ownerName }) : t("leftOpen.hadTeam")} ·{" "}
                  {item.dueOn}
                </span>
                <AccessLink {...item} />
              </li>
            ))}
            {mattersLeft.map((m) => (
              <li key={m.matterId} className="row">
                <Chip>{tm("over")}</Chip>
                <span>{m.pupilName ?? td("protected")}</span>
                {m.dueOn ? <span className="soft">{m.dueOn}</span> : null}
                <AccessLink {...m} />
              </li>
            ))}
          </ol>
        </section>
      ) : null}
    </div>
  );
}

function AccessLink({ pupilId, pupilName }: { pupilId: string; pupilName: string | null }) {
  const { t } = useTranslation("follow-up");
  const { t: td } = useTranslation("todo");
  return (
    <a href={paths.pupilAccess(pupilId)}>
      {t("leftOpen.access")}
      <span className="sr-only"> {pupilName ?? td("protected")}</span>
    </a>
  );
}
