import { useTranslation } from "react-i18next";
import { BarChart } from "./bar-chart";
import { Count, Figure } from "./statistics-figure";

interface AgesProps {
  ages: readonly { value: string; reports: number | null; outcomes: readonly (number | null)[] }[];
  outcomes: readonly { value: string; reports: number | null }[];
  total: number | null;
}

/** Ages, and what the reports of each age led to. */
export function Ages({ ages, outcomes, total }: AgesProps) {
  const { t } = useTranslation("statistics");
  const shown = ages.filter(({ value, reports }) => value !== "unknown" || reports !== 0);
  return (
    <Figure
      wide
      title={t("chart.ageByOutcome")}
      chart={
        <BarChart
          label={t("chart.sameInTable")}
          hidden={t("hidden")}
          bars={shown.map(({ value, reports }) => ({
            id: value,
            name: t(`ageGroup.${value}`),
            value: reports,
          }))}
        />
      }
      table={
        <table className="figures">
          <caption className="sr-only">{t("chart.ageByOutcome")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("dimensions.ageGroup")}</th>
              <th scope="col">{t("chart.reports")}</th>
              {outcomes.map(({ value }) => (
                <th key={value} scope="col">
                  {t(`outcome.${value}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((age) => (
              <tr key={age.value}>
                <th scope="row" className="whitespace-nowrap">
                  {t(`ageGroup.${age.value}`)}
                </th>
                <td>
                  <Count value={age.reports} />
                </td>
                {outcomes.map(({ value }, at) => (
                  <td key={value}>
                    <Count value={age.outcomes[at] ?? null} />
                  </td>
                ))}
              </tr>
            ))}
            <tr>
              <th scope="row">{t("total")}</th>
              <td>
                <Count value={total} />
              </td>
              {outcomes.map(({ value, reports }) => (
                <td key={value}>
                  <Count value={reports} />
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      }
    />
  );
}
