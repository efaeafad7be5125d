import { useTranslation } from "react-i18next";
import { paths } from "~/paths";
import type { ScreenMatter } from "~/text/matter-for-screen";

interface MatterListProps {
  matters: readonly ScreenMatter[];
  /** Without links, and under a heading of its own: a preview. */
  still?: boolean;
}

/** Beside the thread: what is followed as one. Nothing where there is nothing. */
export function MatterList({ matters, still = false }: MatterListProps) {
  const { t } = useTranslation("matter");
  if (matters.length === 0) return null;
  return (
    <section>
      {still ? <h3>{t("title")}</h3> : <h2>{t("title")}</h2>}
      <ul className="plain">
        {matters.map((m) => (
          <li key={m.id}>
            {still ? (
              <b>{m.name ?? t("erased")}</b>
            ) : (
              <a href={paths.matter(m.id)}>{m.name ?? t("erased")}</a>
            )}
            <span className="soft block">
              {t(`status.${m.status}`)}
              {m.next ? ` · ${t(m.late ? "nextLate" : "next", { date: m.next })}` : ""}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
