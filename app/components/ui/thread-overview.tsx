import { useTranslation } from "react-i18next";
import type { OverviewForScreen } from "~/text/overview-for-screen";
import { PriorityGlyph, type ShownPriority } from "./priority";

interface ThreadOverviewProps {
  overview: OverviewForScreen;
  /** Where what had happened by the end of that day is shown. */
  hrefOf: (date: string) => string;
}

const left = 10;
const width = 1020;
/** Where the thread's line lies; above it the months' bars, below it the school years. */
const middle = 58;
const tallest = 30;
const x = (at: number) => Math.round((left + Math.min(1, Math.max(0, at)) * width) * 10) / 10;
const rounded = (value: number) => Math.round(value * 10) / 10;

interface MarkProps {
  at: number;
  priority: ShownPriority;
  /** 0 to 1: this month's count beside the month that has most. */
  share: number;
  /** 0 to 1: as large as the months' distance lets it be. */
  scale: number;
}

/** One month: how many, as a bar, and the most urgent, as its shape on the line. */
function MonthMark({ at, priority, share, scale }: MarkProps) {
  const cx = x(at);
  const r = rounded(10 * scale);
  return (
    <>
      <path className="bar" d={`M${cx} ${middle}v${-rounded(r + tallest * share)}`} />
      {priority === "act_now" ? (
        <path className={`mark p-${priority}`} d={`M${cx} ${middle - r}l${r} ${r}-${r} ${r}-${r}-${r}z`} />
      ) : null}
      {priority === "action_desirable" ? (
        <path
          className={`mark p-${priority}`}
          d={`M${cx} ${middle - r}l${r} ${rounded(1.7 * r)}h${-2 * r}z`}
        />
      ) : null}
      {priority === "no_action" ? (
        <circle className={`ring p-${priority}`} cx={cx} cy={middle} r={rounded(0.55 * r)} />
      ) : null}
    </>
  );
}

/** The month's shape once more, and its word: what asks for nothing says nothing. */
function Urgent({ priority }: { priority: ShownPriority }) {
  const { t } = useTranslation("shell");
  if (priority === "no_action") return null;
  return (
    <>
      <span className="sr-only">, {t(`priority.${priority}`)}</span>
      <span className={`priority p-${priority}`}>
        <PriorityGlyph priority={priority} />
      </span>
    </>
  );
}

/**
 * Several school years of one thread, a mark a month, drawn on the server. The picture is for the eye and the mouse alone:
 * the sentence and the table beneath it say the same and lead to the same months.
 */
export function ThreadOverview({ overview, hrefOf }: ThreadOverviewProps) {
  const { t } = useTranslation("thread");
  const { marks, divides, years, count, since, most } = overview;
  const scale = Math.max(0.45, Math.min(1, 4 / years.length));
  return (
    <figure className="card overview no-print">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways on a narrow screen */}
      <section className="overview-picture" aria-label={t("overview.label")} tabIndex={0}>
        <svg viewBox="0 0 1040 100" aria-hidden="true">
          <path className="line" d={`M${left} ${middle}H${left + width}`} />
          {divides.map((at) => (
            <g key={at}>
              <line className="divide" x1={x(at)} x2={x(at)} y1="20" y2="74" />
              <text x={x(at)} y="14" textAnchor="middle">
                {t("overview.handover")}
              </text>
            </g>
          ))}
          {marks.map(({ at, priority, month, count, date }) => (
            <a key={date} href={hrefOf(date)} tabIndex={-1}>
              <title>{t("overview.month", { month, count })}</title>
              <MonthMark at={at} priority={priority} share={count / most.count} scale={scale} />
            </a>
          ))}
          {years.map(({ at, label }) => (
            <text key={label} x={x(at)} y="95">
              {label}
            </text>
          ))}
        </svg>
      </section>
      <figcaption>
        <details className="fold">
          <summary>
            {t("overview.sentence", { count, since })}{" "}
            {t("overview.most", { month: most.month, count: most.count })}
          </summary>
          <table>
            <caption className="sr-only">{t("overview.table")}</caption>
            <tbody>
              {years.toReversed().map(({ label, months }) => (
                <tr key={label}>
                  <th scope="row">{label}</th>
                  <td>
                    {months.length === 0 ? (
                      <span className="soft">{t("overview.none")}</span>
                    ) : (
                      <ul className="months">
                        {months.map(({ name, count, priority, date }) => (
                          <li key={date}>
                            <a href={hrefOf(date)}>
                              {t("overview.inMonth", { name, count })}
                              <Urgent priority={priority} />
                            </a>
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
