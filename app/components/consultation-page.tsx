// One question without a name before those who are asked: its words, and a form to answer.
import { useTranslation } from "react-i18next";
import { questionLimit } from "~/domain/consultation/rules";
import type { FieldErrors } from "~/domain/refusal";
import { ConsultationThread, type ShownMessage } from "./consultation-thread";
import { CountedText } from "./ui/counted-text";
import { ErrorSummary } from "./ui/error-summary";
import { PageTitle } from "./ui/page-pieces";
import { SubmitButton } from "./ui/submit-button";

interface ConsultationPageProps {
  formKey: string;
  version: number;
  askedOn: string;
  endsOn: string;
  messages: ShownMessage[];
  list: string;
  refused: { errors: FieldErrors; values: Record<string, string> } | undefined;
}

export function ConsultationPage(page: ConsultationPageProps) {
  const { t } = useTranslation("consultation");
  const { refused } = page;
  return (
    <div className="reading stack">
      <PageTitle
        title={t("answer.title", { date: page.askedOn })}
        over={<a href={page.list}>{t("list.title")}</a>}
        under={t("answer.lead", { date: page.endsOn })}
      />
      <ErrorSummary errors={refused?.errors} />
      <ConsultationThread messages={page.messages} own="receiver" />
      <form method="post" className="card stack">
        <input type="hidden" name="key" value={page.formKey} />
        <input type="hidden" name="version" value={page.version} />
        <CountedText
          name="text"
          limit={questionLimit}
          label={t("answer.text")}
          help={t("answer.help")}
          error={refused?.errors.text}
          defaultValue={refused?.values.text}
          required
          rows={6}
        />
        <div className="row">
          <SubmitButton>{t("answer.send")}</SubmitButton>
        </div>
      </form>
    </div>
  );
}
