// Questions without a name, as those who are asked list them: days and whose turn it is, no text.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Chip, EmptyState, PageTitle } from "./ui/page-pieces";

interface Row {
  id: string;
  askedOn: string;
  lastOn: string;
  waitsFor: "receiver" | "asker";
  messages: number;
  schoolName: string | null;
}

interface ConsultationListProps {
  rows: Row[];
  to: (id: string) => string;
  /** The page that it belongs to. */
  over?: ReactNode;
}

export function ConsultationList({ rows, to, over }: ConsultationListProps) {
  const { t } = useTranslation("consultation");
  return (
    <div className="reading stack">
      <PageTitle over={over} title={t("list.title")} under={t("list.lead")} />
      {rows.length === 0 ? <EmptyState title={t("list.emptyTitle")}>{t("list.empty")}</EmptyState> : null}
      <ul className="plain">
        {rows.map((row) => (
          <li key={row.id} className="row row-apart">
            <span>
              <a href={to(row.id)}>{t("list.asked", { date: row.askedOn })}</a>
              <span className="soft">
                {` · ${[row.schoolName, t("list.messages", { count: row.messages })].filter(Boolean).join(" · ")}`}
              </span>
            </span>
            <Chip>{t(row.waitsFor === "receiver" ? "list.waits" : "list.answered")}</Chip>
          </li>
        ))}
      </ul>
    </div>
  );
}
