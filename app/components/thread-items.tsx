import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { FoundBeyond } from "~/domain/thread/found-words";
import { paths } from "~/paths";
import type { ScreenItem } from "~/text/thread-for-screen";
import { BodyMarkList } from "./body-map";
import { EntryFollowUp } from "./entry-follow-up";
import { type LinkWords, ThreadLinks } from "./entry-links";
import { PlanOnThread } from "./plan-on-thread";
import { FoundIn, Marked } from "./searched-words";
import { ThreadFile } from "./thread-file";
import type { ArcPiece } from "./ui/link-arcs";
import { Chip } from "./ui/page-pieces";
import { PriorityWord } from "./ui/priority";
import { ThreadEntry } from "./ui/thread";

export interface ItemProps {
  item: ScreenItem;
  arcs: ArcPiece[];
  linked: LinkWords;
  /** Without links to each entry: a preview, or paper. */
  still: boolean;
  /** Where what was searched for is, when the thread does not show it. */
  beyond: readonly FoundBeyond[];
  /** Beside the entry, such as a box to tick. */
  children?: ReactNode;
}

/** One item of the thread, as its kind looks. */
export function ThreadItemView(props: ItemProps) {
  const { item, arcs } = props;
  const found = <FoundIn places={props.beyond} />;
  const when = { day: item.day, time: item.time, dateTime: item.dateTime };
  switch (item.kind) {
    case "entry":
      return (
        <ThreadEntry
          mark={item.withdrawal === null ? item.priority : "event"}
          {...when}
          arcs={arcs}
          anchor={`n-${item.id}`}
        >
          <Concern {...props} item={item} />
          {found}
        </ThreadEntry>
      );
    case "handover":
      return (
        <ThreadEntry mark="event" {...when} arcs={arcs} anchor={`n-${item.id}`}>
          <Handover item={item} />
        </ThreadEntry>
      );
    case "plan":
      return (
        <ThreadEntry mark="event" {...when} arcs={arcs} anchor={`n-${item.id}`}>
          <PlanOnThread item={item} still={props.still} />
          {found}
        </ThreadEntry>
      );
    case "file":
      return (
        <ThreadEntry mark="event" {...when} arcs={arcs} anchor={`n-${item.id}`}>
          <ThreadFile item={item} still={props.still} />
        </ThreadEntry>
      );
    case "report":
      return (
        <ThreadEntry mark="event" {...when} arcs={arcs} anchor={`n-${item.id}`}>
          <Report item={item} />
        </ThreadEntry>
      );
    case "outcome":
      return (
        <ThreadEntry mark="event" {...when} arcs={arcs} anchor={`n-${item.id}`}>
          <Outcome item={item} />
        </ThreadEntry>
      );
  }
}

type Of<K extends ScreenItem["kind"]> = Extract<ScreenItem, { kind: K }>;

function Handover({ item }: { item: Of<"handover"> }) {
  const { t } = useTranslation("pupil");
  const words = item.accepted
    ? "thread.handedOver"
    : item.toName
      ? "thread.handoverWaiting"
      : "thread.handoverNobody";
  return (
    <>
      <b>
        <Marked>{t(words, { from: item.fromName, to: item.toName ?? "", date: item.changeOn })}</Marked>
      </b>
      {item.summary ? (
        <p className="soft">
          ”<Marked>{item.summary}</Marked>”
        </p>
      ) : null}
    </>
  );
}

function Report({ item }: { item: Of<"report"> }) {
  const { t } = useTranslation("pupil");
  return (
    <b>
      <a href={item.sent ? paths.reportNext(item.id) : paths.report(item.id)}>
        <Marked>
          {t(item.sent ? "thread.reportSent" : "thread.reportDraft", { reference: item.reference })}
        </Marked>
      </a>
    </b>
  );
}

function Outcome({ item: { reportId, outcome, reference } }: { item: Of<"outcome"> }) {
  const { t } = useTranslation("pupil");
  return (
    <b>
      <a href={paths.reportNext(reportId)}>
        <Marked>{t(`thread.outcome.${outcome}`, { reference })}</Marked>
      </a>
    </b>
  );
}

function Concern({ item, linked, still, children }: Omit<ItemProps, "item"> & { item: Of<"entry"> }) {
  const { t } = useTranslation("concern");
  if (item.withdrawal !== null) {
    return (
      <article className="gone">
        <p>
          {t("entry.withdrawn", { name: item.authorName })}{" "}
          <Marked>{t("entry.withdrawnWhy", { reason: item.withdrawal })}</Marked>
        </p>
        {children}
      </article>
    );
  }
  return (
    <article>
      <p className="note">
        <Marked>{item.text ?? t("entry.unreadable")}</Marked>
      </p>
      <BodyMarkList marks={item.marks} />
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
        {children}
        {still ? null : (
          <a href={paths.concern(item.id)} aria-label={t("entry.openOf", { day: item.day })}>
            {t("entry.open")}
          </a>
        )}
      </div>
      <EntryFollowUp followUp={item.followUp} />
      <ThreadLinks links={item.links} linked={linked} />
    </article>
  );
}
