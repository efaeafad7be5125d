import { useTranslation } from "react-i18next";
import { paths } from "~/paths";

interface OverdueMeasuresProps {
  measures: { measureId: string; planId: string; due: string; pupilName: string | null }[];
}

/** One's own measures in action plans whose date has passed. */
export function OverdueMeasures({ measures }: OverdueMeasuresProps) {
  const { t } = useTranslation("plan");
  if (measures.length === 0) return null;
  return (
    <section>
      <h2>{t("todo.title")}</h2>
      <ul className="plain">
        {measures.map((m) => (
          <li key={m.measureId}>
            <a href={paths.plan(m.planId)}>{t("todo.measure", { date: m.due })}</a>
            {m.pupilName ? <span className="soft"> · {m.pupilName}</span> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
