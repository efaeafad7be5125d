import { useTranslation } from "react-i18next";
import { paths } from "~/paths";

const order = ["todo", "due", "received", "assessing", "investigating", "closed"] as const;
type View = (typeof order)[number];
const whoses = ["all", "mine", "unassigned"] as const;

interface InboxViewsProps {
  counts: Record<View, number>;
  show: View;
  whose: (typeof whoses)[number];
  /** Null: every unit's. */
  unit: string | null;
  units: readonly string[];
}

const pill =
  "inline-flex min-h-11 items-center gap-2 rounded-full bg-hush px-4 py-1 text-ink no-underline hover:bg-act-soft aria-[current]:bg-act-soft aria-[current]:font-semibold";

/** The inbox's views, each with how many it holds, and whose reports are shown. */
export function InboxViews({ counts, show, whose, unit, units }: InboxViewsProps) {
  const { t } = useTranslation("reception");
  const kept = {
    whose: whose === "all" ? undefined : whose,
    unit: units.length > 1 ? (unit ?? "all") : undefined,
  };
  return (
    <>
      <nav aria-label={t("views.label")} className="row mb-3">
        {order.map((view) => (
          <a
            key={view}
            href={paths.reception({ ...kept, show: view })}
            aria-current={view === show ? "page" : undefined}
            className={pill}
          >
            {t(`views.${view}`)} <span className="soft">{counts[view]}</span>
          </a>
        ))}
      </nav>
      <form
        method="get"
        action={paths.reception()}
        className={`row mb-4 items-end ${units.length > 1 ? "" : "narrowed"}`}
      >
        <input type="hidden" name="show" value={show} />
        <label className="row gap-2">
          {t("whose.label")}
          <select name="whose" className="input input-short" defaultValue={whose}>
            {whoses.map((one) => (
              <option key={one} value={one}>
                {t(`whose.${one}`)}
              </option>
            ))}
          </select>
        </label>
        {units.length > 1 ? (
          <label className="row gap-2">
            {t("units.label")}
            <select name="unit" className="input" defaultValue={unit ?? "all"}>
              <option value="all">{t("units.all")}</option>
              {units.map((one) => (
                <option key={one} value={one}>
                  {one}
                </option>
              ))}
            </select>
          </label>
        ) : null}
        <button type="submit" className="btn btn-quiet">
          {t("whose.show")}
        </button>
      </form>
    </>
  );
}
