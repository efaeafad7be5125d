import { useTranslation } from "react-i18next";
import { paths } from "~/paths";

const order = ["todo", "due", "received", "assessing", "investigating", "closed"] as const;
type View = (typeof order)[number];

/** The inbox's views, each with how many it holds. */
export function InboxViews({ counts, show }: { counts: Record<View, number>; show: View }) {
  const { t } = useTranslation("reception");
  return (
    <nav aria-label={t("views.label")} className="row mb-4">
      {order.map((view) => (
        <a
          key={view}
          href={paths.reception({ show: view })}
          aria-current={view === show ? "page" : undefined}
          className="inline-flex min-h-11 items-center gap-2 rounded-full bg-hush px-4 py-1 text-ink no-underline hover:bg-act-soft aria-[current]:bg-act-soft aria-[current]:font-semibold"
        >
          {t(`views.${view}`)} <span className="soft tabular-nums">{counts[view]}</span>
        </a>
      ))}
    </nav>
  );
}
