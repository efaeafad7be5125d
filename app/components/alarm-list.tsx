import { useTranslation } from "react-i18next";
import type { AlarmSide } from "~/domain/alarm/answers";
import { paths } from "~/paths";
import { Banner, EmptyState, PageTitle } from "./ui/page-pieces";

export interface ListedAlarm {
  id: string;
  side: AlarmSide;
  kind: string;
  since: string;
  reference: string | null;
  messageId: string | null;
  ended: { when: string; by: string | null; how: string; word: string | null } | null;
}

const lists = { school: paths.alarms, social: paths.receptionAlarms };
const one = { school: paths.alarm, social: paths.receptionAlarm };

const pill =
  "inline-flex min-h-11 items-center gap-2 rounded-full bg-hush px-4 py-1 text-ink no-underline hover:bg-act-soft aria-[current]:bg-act-soft aria-[current]:font-semibold";

interface AlarmListProps {
  side: AlarmSide;
  alarms: readonly ListedAlarm[];
  ended: boolean;
  page: number;
  pages: number;
  done: boolean;
}

/** What stands, or what is over: each a line that leads to what is done about it. */
export function AlarmList({ side, alarms, ended, page, pages, done }: AlarmListProps) {
  const { t } = useTranslation("alarm");
  const show = ended ? "ended" : undefined;
  const to = lists[side];
  return (
    <div className="reading stack">
      <PageTitle
        over={
          side === "school" ? (
            <a href={paths.register()}>{t("register:title")}</a>
          ) : (
            <a href={paths.reception()}>{t("reception:title")}</a>
          )
        }
        title={t("title")}
        under={t(`lead.${side}`)}
      />
      {done ? <Banner tone="done" title={t("end.done")} /> : null}
      <nav className="row" aria-label={t("views.label")}>
        <a className={pill} href={to()} aria-current={ended ? undefined : "page"}>
          {t("views.standing")}
        </a>
        <a className={pill} href={to({ show: "ended" })} aria-current={ended ? "page" : undefined}>
          {t("views.ended")}
        </a>
      </nav>
      {alarms.length === 0 ? (
        <EmptyState title={t(ended ? "none.ended" : "none.standing")}>
          {ended ? null : t("noneBody")}
        </EmptyState>
      ) : (
        <ul className="plain">
          {alarms.map((alarm) => (
            <AlarmRow key={alarm.id} alarm={alarm} />
          ))}
        </ul>
      )}
      {pages > 1 ? (
        <nav className="row" aria-label={t("reception:pages.label")}>
          {page > 1 ? <a href={to({ show, page: `${page - 1}` })}>{t("reception:pages.newer")}</a> : null}
          <span className="soft">{t("reception:pages.at", { page, pages })}</span>
          {page < pages ? <a href={to({ show, page: `${page + 1}` })}>{t("reception:pages.older")}</a> : null}
        </nav>
      ) : null}
    </div>
  );
}

function AlarmRow({ alarm }: { alarm: ListedAlarm }) {
  const { t } = useTranslation("alarm");
  return (
    <li>
      <a href={one[alarm.side](alarm.id)}>
        <b>{t(`${alarm.side}.${alarm.kind}.title`)}</b>
      </a>
      <p className="soft">
        <AlarmName {...alarm} /> · {t("since", { when: alarm.since })}
      </p>
      <AlarmEnd ended={alarm.ended} />
    </li>
  );
}

/** What it is known by: a report's reference, or a message's id. */
export function AlarmName({ reference, messageId }: Pick<ListedAlarm, "reference" | "messageId">) {
  const { t } = useTranslation("alarm");
  if (reference) return t("reference", { reference });
  return <span className="break-all">{t("message", { id: messageId ?? "–" })}</span>;
}

export function AlarmEnd({ ended }: Pick<ListedAlarm, "ended">) {
  const { t } = useTranslation("alarm");
  if (!ended) return null;
  const { when, by, how, word } = ended;
  if (how === "moved") return <p className="soft">{t("ended.moved", { when })}</p>;
  if (!by) return <p className="soft">{t("ended.noted", { when })}</p>;
  return (
    <>
      <p>{t("ended.by", { when, name: by, how: t(`answers.${how}`) })}</p>
      {word ? <blockquote className="whitespace-pre-line">{word}</blockquote> : null}
    </>
  );
}
