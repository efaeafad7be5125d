import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { BarChart } from "./bar-chart";

interface FigureProps {
  title: string;
  /** What must be said of these numbers. */
  note?: string;
  /** The table has many columns and takes the larger part. */
  wide?: boolean;
  chart: ReactNode;
  table: ReactNode;
}

/** A chart with its table beside it, or below it on a narrow screen. */
export function Figure({ title, note, wide = false, chart, table }: FigureProps) {
  return (
    <section className="border-t border-line pt-6">
      <h2>{title}</h2>
      {note ? <p className="soft">{note}</p> : null}
      <div className={`two two-even mt-4 ${wide ? "lg:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]" : ""}`}>
        <div>{chart}</div>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what is wider than the screen is scrolled by the keyboard too */}
        <section className="table-scroll relative" aria-label={title} tabIndex={0}>
          {table}
        </section>
      </div>
    </section>
  );
}

interface BarsProps {
  dimension: "sex" | "category" | "reporterKind" | "wayIn" | "outcome" | "ending";
  figures: readonly { value: string; reports: number | null; share: number | null }[];
  total: number | null;
  note?: string;
  /** Values that are left out where nothing is counted: what is not known. */
  onlyIfAny?: readonly string[];
}

/** One dimension: bars, and the table of the same numbers with their shares. */
export function Bars({ dimension, figures, total, note, onlyIfAny = ["unknown"] }: BarsProps) {
  const { t } = useTranslation("statistics");
  const shown = figures.filter(({ value, reports }) => reports !== 0 || !onlyIfAny.includes(value));
  const nameOf = (value: string) => t(`${dimension}.${value}`);
  return (
    <Figure
      title={t(`dimensions.${dimension}`)}
      note={note}
      chart={
        <BarChart
          label={t("chart.sameInTable")}
          hidden={t("hidden")}
          bars={shown.map(({ value, reports }) => ({ id: value, name: nameOf(value), value: reports }))}
        />
      }
      table={
        <table className="figures">
          <caption className="sr-only">{t(`dimensions.${dimension}`)}</caption>
          <thead>
            <tr>
              <th scope="col">{t(`dimensions.${dimension}`)}</th>
              <th scope="col">{t("chart.reports")}</th>
              <th scope="col">{t("chart.share")}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ value, reports, share }) => (
              <tr key={value}>
                <th scope="row">{nameOf(value)}</th>
                <td>
                  <Count value={reports} />
                </td>
                <td>
                  <Share value={share} />
                </td>
              </tr>
            ))}
            <tr>
              <th scope="row">{t("total")}</th>
              <td>
                <Count value={total} />
              </td>
              <td />
            </tr>
          </tbody>
        </table>
      }
    />
  );
}

/** A number, or the sign for a hidden one, which is read out in words. */
export function Count({ value }: { value: number | null }) {
  const { t } = useTranslation("statistics");
  if (value !== null) return value;
  return (
    <>
      <span aria-hidden="true">{t("hidden")}</span>
      <span className="sr-only">{t("hiddenMeaning")}</span>
    </>
  );
}

export function Share({ value }: { value: number | null }) {
  const { t } = useTranslation("statistics");
  return value === null ? <Count value={null} /> : t("percent", { value });
}
