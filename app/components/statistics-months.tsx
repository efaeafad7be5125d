import { useTranslation } from "react-i18next";
import { LineChart } from "./line-chart";
import { Count, Figure } from "./statistics-figure";

interface MonthsProps {
  year: number;
  /** Short and in the reader's language. */
  names: readonly string[];
  values: readonly (number | null)[];
  /** Months of the year that have begun; the rest are not nought but to come. */
  begun: number;
  lastYear: { year: number; values: readonly (number | null)[] } | null;
}

/** Reports by month, last year dashed beneath. */
export function Months({ year, names, values, begun, lastYear }: MonthsProps) {
  const { t } = useTranslation("statistics");
  const known = values.map((value, month) => (month < begun ? value : null));
  return (
    <Figure
      title={t("chart.month")}
      chart={
        <LineChart
          label={t("chart.sameInTable")}
          names={names}
          series={[
            ...(lastYear ? [{ label: String(lastYear.year), values: lastYear.values, dashed: true }] : []),
            { label: String(year), values: known },
          ]}
        />
      }
      table={
        <table className="figures">
          <caption className="sr-only">{t("chart.month")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("dimensions.month")}</th>
              <th scope="col">{year}</th>
              {lastYear ? <th scope="col">{lastYear.year}</th> : null}
            </tr>
          </thead>
          <tbody>
            {names.map((name, month) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{month < begun ? <Count value={values[month] ?? null} /> : null}</td>
                {lastYear ? (
                  <td>
                    <Count value={lastYear.values[month] ?? null} />
                  </td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </table>
      }
    />
  );
}
