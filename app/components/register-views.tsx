import { useTranslation } from "react-i18next";
import { paths } from "~/paths";

const order = ["all", "unchecked", "unreachable", "closed"] as const;
type View = (typeof order)[number];

interface RegisterViewsProps {
  counts: Record<View, number>;
  show: View;
  search: string;
}

/** The register's views, each with how many it holds. */
export function RegisterViews({ counts, show, search }: RegisterViewsProps) {
  const { t } = useTranslation("register");
  return (
    <nav aria-label={t("views.label")} className="row">
      {order.map((view) => (
        <a
          key={view}
          href={paths.register({ q: search, ...(view === "all" ? {} : { show: view }) })}
          aria-current={view === show ? "page" : undefined}
          className="inline-flex min-h-11 items-center gap-2 rounded-full bg-hush px-4 py-1 text-ink no-underline hover:bg-act-soft aria-[current]:bg-act-soft aria-[current]:font-semibold"
        >
          {t(`views.${view}`)} <span className="soft tabular-nums">{counts[view]}</span>
        </a>
      ))}
    </nav>
  );
}
