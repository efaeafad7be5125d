import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { SubmitButton } from "./submit-button";

export interface ConfirmQuestion {
  title: string;
  /** What will happen, in a sentence or two. */
  body: ReactNode;
  /** Each thing that is lost, by name. */
  lost: readonly string[];
  /** The button that does it: a verb, "Ta bort noteringen". */
  confirm: string;
  /** Where the form is sent. */
  action: string;
  /** Sent along unseen: version, idempotency key. */
  fields?: Readonly<Record<string, string>>;
  /** Fields to fill in: a reason. */
  children?: ReactNode;
}

/**
 * The question's inside, the same in the dialog and on the page. A form that the browser itself sends, in the dialog too: a
 * reason that is written there waits where the session has ended meanwhile (access/sent-too-late).
 */
export function ConfirmForm({ question, cancel }: { question: ConfirmQuestion; cancel: ReactNode }) {
  const { t } = useTranslation("shell");
  return (
    <form method="post" action={question.action} className="confirm">
      {Object.entries(question.fields ?? {}).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div>{question.body}</div>
      {question.lost.length > 0 ? (
        <div>
          <b>{t("confirm.lost")}</b>
          <ul>
            {question.lost.map((loss) => (
              <li key={loss}>{loss}</li>
            ))}
          </ul>
        </div>
      ) : null}
      {question.children}
      <div className="row">
        <SubmitButton look="danger">{question.confirm}</SubmitButton>
        {cancel}
      </div>
    </form>
  );
}
