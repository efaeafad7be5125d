import { useTranslation } from "react-i18next";
import { paths } from "~/paths";
import type { ScreenItem, ScreenMonth } from "~/text/thread-for-screen";
import { type ArcPiece, linkArcs } from "./ui/link-arcs";
import { Chip, EmptyState } from "./ui/page-pieces";
import { PriorityWord } from "./ui/priority";
import { Thread, ThreadEntry, ThreadMonth } from "./ui/thread";

interface ThreadViewProps {
  months: ScreenMonth[];
  /** Without links to each entry: a preview. */
  still?: boolean;
}

/** The red thread: months, entries, handovers, linked entries joined by arcs. */
export function ThreadView({ months, still = false }: ThreadViewProps) {
  const { t } = useTranslation("pupil");
  if (months.length === 0) return <EmptyState title={t("thread.emptyTitle")}>{t("thread.empty")}</EmptyState>;
  const items = months.flatMap((m) => m.items);
  const arcs = linkArcs(items.map((i) => ({ id: i.id, links: i.kind === "entry" ? i.linkedTo : [] })));
  const dayOf = new Map(items.map((i) => [i.id, i.day]));
  return (
    <Thread>
      {months.flatMap((m) => [
        <ThreadMonth key={m.month}>{m.month}</ThreadMonth>,
        ...m.items.map((item) => (
          <Item key={item.id} item={item} arcs={arcs.get(item.id) ?? []} dayOf={dayOf} still={still} />
        )),
      ])}
    </Thread>
  );
}

interface ItemProps {
  item: ScreenItem;
  arcs: ArcPiece[];
  dayOf: Map<string, string>;
  still: boolean;
}

function Item({ item, arcs, dayOf, still }: ItemProps) {
  const { t } = useTranslation("pupil");
  const when = { day: item.day, time: item.time, dateTime: item.dateTime };
  if (item.kind === "handover") {
    const words = item.accepted
      ? "thread.handedOver"
      : item.to
        ? "thread.handoverWaiting"
        : "thread.handoverNobody";
    return (
      <ThreadEntry mark="event" {...when} arcs={arcs}>
        <b>{t(words, { from: item.from, to: item.to ?? "", date: item.changeOn })}</b>
        {item.summary ? <p className="soft">”{item.summary}”</p> : null}
      </ThreadEntry>
    );
  }
  if (item.kind === "report") {
    return (
      <ThreadEntry mark="event" {...when} arcs={arcs}>
        <b>
          <a href={item.sent ? paths.reportNext(item.id) : paths.report(item.id)}>
            {t(item.sent ? "thread.reportSent" : "thread.reportDraft", { reference: item.reference })}
          </a>
        </b>
      </ThreadEntry>
    );
  }
  return (
    <ThreadEntry mark={item.priority} {...when} arcs={arcs} anchor={`n-${item.id}`}>
      <Concern item={item} dayOf={dayOf} still={still} />
    </ThreadEntry>
  );
}

type Entry = Extract<ScreenItem, { kind: "entry" }>;

function Concern({ item, dayOf, still }: { item: Entry; dayOf: Map<string, string>; still: boolean }) {
  const { t } = useTranslation("concern");
  const { t: tp } = useTranslation("pupil");
  if (item.withdrawal !== null) {
    return (
      <article className="gone">
        <p>
          {t("entry.withdrawn", { name: item.authorName })}{" "}
          {t("entry.withdrawnWhy", { reason: item.withdrawal })}
        </p>
      </article>
    );
  }
  return (
    <article>
      <p className="note">{item.text ?? t("entry.unreadable")}</p>
      <div className="row soft">
        <PriorityWord priority={item.priority} glyph={false} />
        <span>{item.authorName}</span>
        {item.category !== "other" ? <Chip>{t(`category.${item.category}`)}</Chip> : null}
        {item.attachments.length > 0 ? (
          <Chip>{t("entry.attachmentCount", { count: item.attachments.length })}</Chip>
        ) : null}
        {item.circle === "student_health" ? <Chip>{t("entry.innerCircle")}</Chip> : null}
        {item.handled ? <Chip>{t("entry.handled")}</Chip> : null}
        {item.corrected ? <span>{t("entry.corrected")}</span> : null}
        {still ? null : <a href={paths.concern(item.id)}>{t("entry.open")}</a>}
      </div>
      {item.linkedTo.map((id) => (
        <p key={id} className="soft">
          <a href={`#n-${id}`}>{tp("thread.linked", { date: dayOf.get(id) ?? "" })}</a>
        </p>
      ))}
    </article>
  );
}
