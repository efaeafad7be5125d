import { useTranslation } from "react-i18next";
import type { ShownOnScreen } from "~/text/shown-for-screen";
import { EntryChips } from "./entry-chips";
import { MatterList } from "./matter-list";
import { DutyDays, NoticedPattern } from "./noticed-pattern";
import { ThreadView } from "./thread-view";

interface HandoverPreviewProps extends ShownOnScreen {
  pupilId: string;
  /** How many notes. */
  count: number;
  open: boolean;
}

/** What the successor's page of one pupil will show, without its links and deeds. Nothing where there is nothing. */
export function HandoverPreview({ pupilId, count, open, ...shown }: HandoverPreviewProps) {
  const { t } = useTranslation("handover");
  const { months, elsewhere, chips, matters, noticed, copies } = shown;
  if (months.length === 0 && copies.length === 0) return null;
  return (
    <details className="fold" open={open}>
      <summary>{t("read.entries", { count })}</summary>
      <div className="stack">
        {noticed && !noticed.isCalm ? <NoticedPattern pupilId={pupilId} noticed={noticed} still /> : null}
        {noticed?.isCalm && noticed.duty ? (
          <p className="soft">
            <DutyDays duty={noticed.duty} />
          </p>
        ) : null}
        <MatterList matters={matters} still />
        <Copies copies={copies} />
        {months.length > 0 ? (
          <ThreadView
            months={months}
            elsewhere={elsewhere}
            beside={({ id }) => <EntryChips concernId={id} {...chips[id]} still />}
            still
          />
        ) : null}
      </div>
    </details>
  );
}

/** That earlier schools have handed over a copy. */
function Copies({ copies }: Pick<ShownOnScreen, "copies">) {
  const { t } = useTranslation("history");
  if (copies.length === 0) return null;
  return (
    <section>
      <h3>{t("copies")}</h3>
      <ul className="plain">
        {copies.map(({ id, schoolName, sentAt, entries }) => (
          <li key={id}>
            <b>{t("copyTitle", { school: schoolName })}</b>
            <div className="soft">{t("copyOf", { count: entries ?? 0, date: sentAt })}</div>
          </li>
        ))}
      </ul>
    </section>
  );
}
