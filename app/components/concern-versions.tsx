import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { BodyMark } from "~/domain/body-map/marks";
import { BodyMapShown, BodyMarkList } from "./body-map";
import { Chip } from "./ui/page-pieces";
import { PriorityWord, type ShownPriority } from "./ui/priority";

interface ShownVersion {
  version: number;
  text: string | null;
  marks: readonly BodyMark[];
  priority: ShownPriority;
  category: string;
  occurredAt: string;
  createdAt: string;
}

interface ConcernVersionsProps {
  /** Newest first. */
  versions: ShownVersion[];
  authorName: string;
  children?: ReactNode;
}

/** A note's present wording, and the earlier ones folded below. */
export function ConcernVersions({ versions, authorName, children }: ConcernVersionsProps) {
  const { t } = useTranslation("concern");
  const [current, ...earlier] = versions;
  if (!current) return null;
  return (
    <article className="card concern">
      <p className="note">{current.text ?? t("entry.unreadable")}</p>
      <BodyMapShown marks={current.marks} />
      <div className="row soft">
        <PriorityWord priority={current.priority} />
        <span>{authorName}</span>
        {current.category !== "other" ? <Chip>{t(`category.${current.category}`)}</Chip> : null}
        {children}
      </div>
      <p className="soft">
        {t("entry.occurred", { when: current.occurredAt })} ·{" "}
        {t("entry.written", { when: current.createdAt })}
      </p>
      {earlier.length > 0 ? (
        <details>
          <summary>{t("entry.earlier")}</summary>
          <ul className="plain">
            {earlier.map((v) => (
              <li key={v.version}>
                <p className="soft">{t("entry.version", { number: v.version, when: v.createdAt })}</p>
                <p className="note">{v.text ?? t("entry.unreadable")}</p>
                <BodyMarkList marks={v.marks} />
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </article>
  );
}
