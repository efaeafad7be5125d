import { useTranslation } from "react-i18next";
import { dayTogether } from "./process-timeline";
import { Thread, ThreadEntry } from "./ui/thread";

export interface ShownStep {
  id: string;
  state: string;
  variant: string;
  /** When it happened, in words, or "". */
  at: string;
  time?: string;
  /** The last day for it, in words, or "". */
  by: string;
  asked: readonly string[];
  ground: string;
  /** The provision that limits what may be told. */
  told: string;
}

interface NextStepsProps {
  steps: readonly ShownStep[];
  label: string;
  /** Of no report: nothing has happened, and saying so of each step says nothing. */
  general?: boolean;
}

/** The steps on the thread: what has happened is filled, what is to come a ring; what each means is folded. */
export function NextSteps({ steps, label, general = false }: NextStepsProps) {
  const { t } = useTranslation("next-steps");
  const { t: tr } = useTranslation("report");
  return (
    <Thread label={label}>
      {steps.map((s) => (
        <ThreadEntry
          key={s.id}
          mark={s.state === "done" || s.state === "now" ? "event" : "future"}
          time={s.time}
          day={s.at || (s.by ? dayTogether(t("by", { date: s.by })) : general ? "" : t(`states.${s.state}`))}
        >
          <h2>{t(`steps.${s.id}.title`)}</h2>
          <p>{t(`steps.${s.id}.${s.variant}`)}</p>
          {s.asked.length > 0 ? (
            <p>
              <b>{tr("follow.asked")}</b> {s.asked.map((a) => t(`asked.${a}`)).join(" ")}
            </p>
          ) : null}
          <details className="fold">
            <summary>{t("more")}</summary>
            <p>
              {t(`steps.${s.id}.means`)} <span className="soft">{t("law", { citation: s.ground })}</span>
            </p>
            <p className="mt-2">
              <b>{t("toldTitle")}</b> {t(`steps.${s.id}.told`)}{" "}
              <span className="soft">{t("law", { citation: s.told })}</span>
            </p>
          </details>
        </ThreadEntry>
      ))}
    </Thread>
  );
}
