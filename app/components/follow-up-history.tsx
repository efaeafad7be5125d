import { useTranslation } from "react-i18next";

export interface HistoryStep {
  id: string;
  action: string;
  byName: string | null;
  toName: string | null;
  toTeam: boolean;
  onDate: string;
  text: string | null;
  at: string;
}

/** What has happened to it, in order, with what was said. */
export function FollowUpHistory({ steps }: { steps: HistoryStep[] }) {
  const { t } = useTranslation("follow-up");
  if (steps.length === 0) return null;
  return (
    <section className="mt-6">
      <h2>{t("history.title")}</h2>
      <ol className="plain">
        {steps.map((step) => (
          <li key={step.id}>
            {t(`history.${keyOf(step)}`, {
              by: step.byName ?? t("history.tool"),
              to: step.toTeam ? t("history.team") : (step.toName ?? ""),
              date: step.onDate,
            })}{" "}
            <span className="soft">{step.at}</span>
            {step.text ? <p className="said">{step.text}</p> : null}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** What the tool took back has words of its own: nobody did it. */
const keyOf = ({ action, byName }: HistoryStep) =>
  action === "take_back" && byName === null ? "move_back" : action;
