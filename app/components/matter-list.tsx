import { useTranslation } from "react-i18next";
import { paths } from "~/paths";
import type { ScreenMatter } from "~/text/matter-for-screen";

/** Beside the thread: what is followed as one. Nothing where there is nothing. */
export function MatterList({ matters }: { matters: readonly ScreenMatter[] }) {
  const { t } = useTranslation("matter");
  if (matters.length === 0) return null;
  return (
    <section>
      <h2>{t("title")}</h2>
      <ul className="plain">
        {matters.map((m) => (
          <li key={m.id}>
            <a href={paths.matter(m.id)}>{m.name ?? t("erased")}</a>
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
