import { useTranslation } from "react-i18next";
import type { FieldErrors } from "~/domain/refusal";
import { ChoiceField } from "./ui/choices";
import { SubmitButton } from "./ui/submit-button";

interface MailChoiceProps {
  choice: string;
  email: string | null;
  saved: boolean;
  errors: FieldErrors;
}

/** Whether the number of what waits comes by mail: one's own choice, where what waits is shown. */
export function MailChoice({ choice, email, saved, errors }: MailChoiceProps) {
  const { t } = useTranslation("mail-choice");
  return (
    <section className="card stack mt-6" id="mail">
      <h2>{t("title")}</h2>
      {email === null ? (
        <p className="soft">{t("noAddress")}</p>
      ) : (
        <form method="post" action="/todo#mail" className="stack">
          <p className="soft">{t("lead", { email })}</p>
          <ChoiceField
            name="mailDigest"
            label={t("question")}
            defaultValue={choice}
            error={errors.mailDigest}
            choices={[
              { value: "daily", label: t("daily") },
              { value: "none", label: t("none") },
            ]}
            required
          />
          <div className="row">
            <SubmitButton look="quiet">{t("save")}</SubmitButton>
            {saved ? <span role="status">{t("saved")}</span> : null}
          </div>
        </form>
      )}
    </section>
  );
}
