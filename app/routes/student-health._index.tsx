// The student-health team's agenda: what has been passed to it, by age or by next date. On paper without names.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { asStaff } from "~/access/guard.server";
import { Chip, EmptyState, PageTitle } from "~/components/ui/page-pieces";
import { PriorityWord } from "~/components/ui/priority";
import { listLeftOfTeam, listMeeting, meetingOrder } from "~/domain/follow-up/list-meeting.server";
import { paths } from "~/paths";
import { dates } from "~/text/dates";
import { languageOf } from "~/text/i18n.server";
import { titled } from "~/text/titled";

export const meta = titled("studentHealth");

export async function loader({ request }: LoaderFunctionArgs) {
  const language = await languageOf(request);
  const by = meetingOrder(new URL(request.url).searchParams.get("by"));
  const dated = (day: string | null) => (day === null ? null : dates.civil(day, language));
  return asStaff({ request }, async (ctx) => {
    const items = (await listMeeting(ctx, by)).map((i) => ({
      ...i,
      since: dates.date(i.since, language),
      dueOn: dates.civil(i.dueOn, language),
    }));
    const { left, mattersLeft } = await listLeftOfTeam(ctx);
    return {
      by,
      today: dates.date(ctx.now, language),
      items,
      left: left.map((i) => ({ ...i, dueOn: dated(i.dueOn) })),
      mattersLeft: mattersLeft.map((m) => ({ ...m, dueOn: dated(m.dueOn) })),
    };
  });
}

export default function StudentHealth() {
  const { t } = useTranslation("student-health");
  const { items, left, mattersLeft, by, today } = useLoaderData<typeof loader>();
  const [first] = items;
  return (
    <div className="reading">
      <PageTitle title={t("title")} under={<span className="no-print">{t("lead")}</span>}>
        {first ? (
          <a className="btn no-print" href={paths.studentHealthItem(first.concernId, { by })}>
            {t("start")}
          </a>
        ) : null}
      </PageTitle>
      <p className="only-print">
        {t("agenda", { date: today })} · {t(by === "age" ? "byAge" : "byDate")}. {t("paper.lead")}
      </p>
      {items.length === 0 ? <EmptyState title={t("empty")}>{t("emptyLead")}</EmptyState> : <Order by={by} />}
      <ol className="plain">
        {items.map((item, i) => (
          <Row key={item.concernId} item={item} number={i + 1} by={by} />
        ))}
      </ol>
      <LeftBehind left={left} mattersLeft={mattersLeft} />
    </div>
  );
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>;

function LeftBehind({ left, mattersLeft }: Pick<Page, "left" | "mattersLeft">) {
  const { t } = useTranslation("student-health");
  const { t: tf } = useTranslation("follow-up");
  const { t: td } = useTranslation("todo");
  const { t: tm } = useTranslation("matter");
  if (left.length + mattersLeft.length === 0) return null;
  return (
    <section className="stack no-print mt-6">
      <h2>{tf("leftOpen.title")}</h2>
      <p className="soft">{t("leftLead")}</p>
      <ol className="plain">
        {left.map((item) => (
          <li key={item.concernId} className="row">
            <PriorityWord priority={item.priority} />
            <span>{item.pupilName ?? td("protected")}</span>
            <span className="soft">{tf("due", { date: item.dueOn })}</span>
          </li>
        ))}
        {mattersLeft.map((m) => (
          <li key={m.matterId} className="row">
            <Chip>{tm("over")}</Chip>
            <span>{m.pupilName ?? td("protected")}</span>
            {m.dueOn ? <span className="soft">{tf("due", { date: m.dueOn })}</span> : null}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Order({ by }: { by: "age" | "date" }) {
  const { t } = useTranslation("student-health");
  const link = (order: "age" | "date", words: string) =>
    by === order ? (
      <b aria-current="true">{words}</b>
    ) : (
      <a href={paths.studentHealth({ by: order })}>{words}</a>
    );
  return (
    <nav className="row no-print" aria-label={t("order")}>
      {link("age", t("byAge"))}
      {link("date", t("byDate"))}
    </nav>
  );
}

type Item = Page["items"][number];

function Row({ item, number, by }: { item: Item; number: number; by: "age" | "date" }) {
  const { t } = useTranslation("student-health");
  const { t: tf } = useTranslation("follow-up");
  const { t: tc } = useTranslation("concern");
  const { t: td } = useTranslation("todo");
  return (
    <li className="row">
      <span className="only-print">{t("matter", { number })}</span>
      <a className="no-print" href={paths.studentHealthItem(item.concernId, { by })}>
        {item.pupilName ?? td("protected")}
      </a>
      <span className="no-print">
        <PriorityWord priority={item.priority} />
      </span>
      {item.asked ? <Chip>{t("asked")}</Chip> : null}
      {item.inner ? <Chip>{tc("entry.innerCircle")}</Chip> : null}
      <span className="soft">
        {item.days > 0 ? t("since", { count: item.days }) : t("sinceToday")} ·{" "}
        {item.overdue ? (
          <b className="overdue">{tf("overdue", { date: item.dueOn })}</b>
        ) : (
          tf("due", { date: item.dueOn })
        )}
      </span>
      <DecisionLines />
    </li>
  );
}

/** On paper alone: room for what the meeting decides of one note, to be noted on its page afterwards. */
function DecisionLines() {
  const { t } = useTranslation("student-health");
  return (
    <div className="only-print decision-lines">
      <span>{t("decision.title")}:</span>
      <span />
      <span>
        {t("paper.who")}: <i /> {t("decision.next")}: <i />
      </span>
    </div>
  );
}
