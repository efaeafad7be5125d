import { useTranslation } from "react-i18next";
import type { OverviewForScreen } from "~/text/overview-for-screen";
import type { ShownPriority } from "./priority";

interface ThreadOverviewProps {
  overview: OverviewForScreen;
  /** Where what had happened by the end of that day is shown. */
  hrefOf: (date: string) => string;
}

const left = 10;
const width = 1020;
const middle = 46;
const x = (at: number) => Math.round((left + Math.min(1, Math.max(0, at)) * width) * 10) / 10;

function Shape({ at, priority }: { at: number; priority: ShownPriority }) {
  const cx = x(at);
  if (priority === "act_now") {
    return <path className={`mark p-${priority}`} d={`M${cx} ${middle - 10}l10 10-10 10-10-10z`} />;
  }
  if (priority === "action_desirable") {
    return <path className={`mark p-${priority}`} d={`M${cx} ${middle - 10}l9.5 17h-19z`} />;
  }
  return <circle className={`ring p-${priority}`} cx={cx} cy={middle} r="5.5" />;
}

/**
 * Several school years of one thread, a mark a month, drawn on the server. The picture is for the eye and the mouse alone:
 * the sentence and the table beneath it say the same and lead to the same months.
 */
export function ThreadOverview({ overview, hrefOf }: ThreadOverviewProps) {
  const { t } = useTranslation("thread");
  const { marks, divides, years, count, since, most } = overview;
  return (
    <figure className="card overview no-print">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways on a narrow screen */}
      <section className="overview-picture" aria-label={t("overview.label")} tabIndex={0}>
        <svg viewBox="0 0 1040 92" aria-hidden="true">
          <path className="line" d={`M${left} ${middle}H${left + width}`} />
          {divides.map((at) => (
            <g key={at}>
              <line className="divide" x1={x(at)} x2={x(at)} y1="22" y2="66" />
              <text x={x(at)} y="16" textAnchor="middle">
                {t("overview.handover")}
              </text>
            </g>
          ))}
          {marks.map(({ at, priority, month, count, date }) => (
            <a key={date} href={hrefOf(date)} tabIndex={-1}>
              <title>{t("overview.month", { month, count })}</title>
              <Shape at={at} priority={priority} />
            </a>
          ))}
          {years.map(({ at, label }) => (
            <text key={label} x={x(at)} y="86">
              {label}
            </text>
          ))}
        </svg>
      </section>
      <figcaption>
        <details className="fold">
          <summary>
            {t("overview.sentence", { count, since: since.toLowerCase() })}{" "}
            {t("overview.most", { month: most.month.toLowerCase(), count: most.count })}
          </summary>
          <table className="table">
            <caption className="sr-only">{t("overview.table")}</caption>
            <tbody>
              {years.toReversed().map(({ label, months }) => (
                <tr key={label}>
                  <th scope="row">{label}</th>
                  <td>
                    {months.length === 0 ? (
                      <span className="soft">{t("overview.none")}</span>
                    ) : (
                      <ul className="row plain">
                        {months.map(({ name, count, date }) => (
                          <li key={date}>
                            <a href={hrefOf(date)}>{t("overview.inMonth", { name, count })}</a>
                          </li>
                        ))}
                      </ul>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      </figcaption>
    </figure>
  );
}
