import { useTranslation } from "react-i18next";
import { paths } from "~/paths";

export interface ShownSibling {
  id: string;
  reference: string;
  status: "draft" | "sent";
  name: string | null;
}

/** The reports about siblings that the reader may know of, and the way to another one. */
export function SiblingReports({ id, siblings }: { id: string; siblings: readonly ShownSibling[] }) {
  const { t } = useTranslation("report-sibling");
  return (
    <div>
      {siblings.length > 0 ? (
        <>
          <p>
            <b>{t("beside")}</b>
          </p>
          <ul className="plain">
            {siblings.map((s) => (
              <li key={s.id}>
                <a href={s.status === "sent" ? paths.reportNext(s.id) : paths.report(s.id)}>
                  {s.name ?? s.reference}
                </a>{" "}
                <span className="soft">
                  {s.name ? `${s.reference}, ` : ""}
                  {t(s.status)}
                </span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <p>
        <a href={paths.reportSibling(id)}>{t("link")}</a>
      </p>
    </div>
  );
}

interface SinceProps {
  follows: { reference: string; date: string; entries: number; changed: readonly string[] | null } | null;
}

/** Of a report that follows another: what is new since that one was sent. */
export function NewSince({ follows }: SinceProps) {
  const { t } = useTranslation("report-sibling");
  const { t: tf } = useTranslation("report-fields");
  if (!follows) return null;
  const { entries, changed } = follows;
  return (
    <details className="card fold">
      <summary>{t("since", { reference: follows.reference, date: follows.date })}</summary>
      <p>{entries > 0 ? t("entries", { count: entries }) : t("noEntries")}</p>
      {changed && changed.length > 0 ? (
        <>
          <p>{t("changed")}:</p>
          <ul className="list soft">
            {changed.map((field) => (
              <li key={field}>{tf(`${field}.label`)}</li>
            ))}
          </ul>
        </>
      ) : null}
      {changed && changed.length === 0 ? <p className="soft">{t("unchanged")}</p> : null}
    </details>
  );
}
