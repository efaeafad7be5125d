import { useTranslation } from "react-i18next";
import { SubmitButton } from "./ui/submit-button";

export interface ShownFeedback {
  requestedAt: string;
  reached: boolean;
  told: boolean;
  branches: readonly { id: string; by: string }[];
  nudge: { id: string; words: Record<string, string> } | null;
  remindedAt: string;
}

interface ReportFeedbackProps {
  feedback: ShownFeedback;
  idempotencyKey: string;
  /** Of the reception, where the register has it. */
  phone: string | null;
  can: { askFeedback: boolean; remind: boolean };
}

/** Asking for feedback; by when it should have come; and what to send when it has not. */
export function ReportFeedback({ feedback, idempotencyKey, phone, can }: ReportFeedbackProps) {
  const { t } = useTranslation("next-steps");
  const { nudge, requestedAt } = feedback;
  return (
    <section className="card stack" id="feedback">
      <h2>{t("ask.title")}</h2>
      {requestedAt ? (
        <p>
          {t("ask.asked", { date: requestedAt })} {feedback.reached ? t("ask.reached") : null}{" "}
          {feedback.told ? t("ask.told") : null}
        </p>
      ) : null}
      {can.askFeedback ? (
        <form method="post" className="stack">
          <input type="hidden" name="key" value={idempotencyKey} />
          <p>{t("ask.lead")}</p>
          <div className="row">
            <SubmitButton name="do" value="ask">
              {t("ask.button")}
            </SubmitButton>
          </div>
        </form>
      ) : requestedAt ? null : (
        <p>{t("ask.outside")}</p>
      )}
      {feedback.branches.length > 0 && !feedback.told ? (
        <details className="fold" open={nudge !== null}>
          <summary>{t("branches.title")}</summary>
          <ul className="list">
            {feedback.branches.map(({ id, by }) => (
              <li key={id}>{by ? t(`branches.${id}By`, { date: by }) : t(`branches.${id}`)}</li>
            ))}
          </ul>
        </details>
      ) : null}
      {nudge ? <Nudge {...{ nudge, idempotencyKey, phone, can }} remindedAt={feedback.remindedAt} /> : null}
    </section>
  );
}

interface NudgeProps {
  nudge: NonNullable<ShownFeedback["nudge"]>;
  remindedAt: string;
  idempotencyKey: string;
  phone: string | null;
  can: { remind: boolean };
}

function Nudge({ nudge, remindedAt, idempotencyKey, phone, can }: NudgeProps) {
  const { t } = useTranslation("next-steps");
  return (
    <div className="stack no-print">
      <div className="field">
        <label className="field-label" htmlFor="nudge">
          {t("nudges.title")}
        </label>
        <p className="field-help" id="nudge-help">
          {t("nudges.lead")} {phone ? t("nudges.phone", { phone }) : null}
        </p>
        <textarea
          id="nudge"
          className="input"
          rows={7}
          readOnly
          aria-describedby="nudge-help"
          value={t(`nudges.${nudge.id}`, nudge.words)}
        />
      </div>
      {remindedAt ? <p className="soft">{t("nudges.reminded", { date: remindedAt })}</p> : null}
      {can.remind ? (
        <form method="post" className="stack">
          <input type="hidden" name="key" value={`${idempotencyKey}-reminder`} />
          <p className="soft">{t("nudges.sendLead")}</p>
          <div className="row">
            <SubmitButton look="quiet" name="do" value="remind">
              {t("nudges.send")}
            </SubmitButton>
          </div>
        </form>
      ) : null}
    </div>
  );
}
