// The form for a question without a name.
import { useTranslation } from "react-i18next";
import { keptDays, questionLimit } from "~/domain/consultation/rules";
import type { FieldErrors } from "~/domain/refusal";
import { paths } from "~/paths";
import { ConsultUrgent } from "./consult-urgent";
import { ConsultWarning } from "./consult-warning";
import { CountedText } from "./ui/counted-text";
import { ErrorSummary } from "./ui/error-summary";
import { SelectField } from "./ui/field";
import { PageTitle } from "./ui/page-pieces";
import { SubmitButton } from "./ui/submit-button";

interface ConsultFormProps {
  title: string;
  code: string;
  receivers: { value: string; kind: "student_health" | "reception"; name: string; phone: string }[];
  warned: readonly string[];
  errors: FieldErrors;
  values: Record<string, string>;
}

export function ConsultForm({ title, code, receivers, warned, errors, values }: ConsultFormProps) {
  const { t } = useTranslation("consultation");
  return (
    <div className="reading stack">
      <PageTitle title={title} under={t("ask.lead")}>
        <a href={paths.consultAnswers()}>{t("ask.haveCode")}</a>
      </PageTitle>
      <ConsultUrgent />
      <ErrorSummary errors={errors} />
      <ConsultWarning words={warned} />
      <form method="post" className="card stack" autoComplete="off">
        <input type="hidden" name="code" value={code} />
        <SelectField
          name="receiver"
          label={t("ask.receiver")}
          help={t("ask.receiverHelp")}
          error={errors.receiver}
          defaultValue={values.receiver ?? ""}
          required
        >
          <option value="">{t("ask.choose")}</option>
          {receivers.map((r) => (
            <option key={r.value} value={r.value}>
              {t(`receiver.${r.kind}`, { name: r.name })}
              {r.phone ? ` (${r.phone})` : ""}
            </option>
          ))}
        </SelectField>
        <CountedText
          name="text"
          limit={questionLimit}
          label={t("ask.text")}
          help={t("ask.textHelp")}
          error={errors.text}
          defaultValue={values.text}
          required
          rows={8}
        />
        <div className="row">
          <SubmitButton>{t("ask.send")}</SubmitButton>
          {warned.length > 0 ? (
            <SubmitButton look="quiet" name="sure" value="yes">
              {t("warn.send")}
            </SubmitButton>
          ) : null}
        </div>
      </form>
      <details className="fold">
        <summary>{t("how.title")}</summary>
        <ul>
          <li>{t("how.stored")}</li>
          <li>{t("how.hours")}</li>
          <li>{t("how.code")}</li>
          <li>{t("how.found")}</li>
          <li>{t("how.erased", { days: keptDays })}</li>
        </ul>
      </details>
    </div>
  );
}
