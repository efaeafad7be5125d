// The thread of a question without a name, before whoever holds its code: the answers, and a form to write more.
import { useTranslation } from "react-i18next";
import { questionLimit } from "~/domain/consultation/rules";
import type { FieldErrors } from "~/domain/refusal";
import { paths } from "~/paths";
import { ConsultUrgent } from "./consult-urgent";
import { ConsultWarning } from "./consult-warning";
import { ConsultationThread, type ShownMessage } from "./consultation-thread";
import { CountedText } from "./ui/counted-text";
import { ErrorSummary } from "./ui/error-summary";
import { Banner, PageTitle } from "./ui/page-pieces";
import { SubmitButton } from "./ui/submit-button";

interface ConsultAnswersProps {
  code: string;
  formKey: string;
  thread: {
    receiver: "student_health" | "reception";
    place: string;
    endsOn: string | null;
    canWrite: boolean;
    handedOver: { date: string; time: string } | null;
    messages: ShownMessage[];
  };
  more: { warned: string[]; errors: FieldErrors; text: string };
}

export function ConsultAnswers({ code, formKey, thread, more }: ConsultAnswersProps) {
  const { t } = useTranslation("consultation");
  return (
    <div className="reading stack">
      <PageTitle
        title={t("answers.title")}
        over={<a href={paths.consultAnswers()}>{t("answers.close")}</a>}
        under={[
          t(`receiver.${thread.receiver}`, { name: thread.place }),
          thread.endsOn ? t("answers.ends", { date: thread.endsOn }) : "",
        ]
          .filter(Boolean)
          .join(" · ")}
      />
      <ErrorSummary errors={more.errors} />
      {thread.handedOver ? (
        <Banner tone="note">
          <p>{t(thread.canWrite ? "answers.moreWaits" : "answers.firstWaits", thread.handedOver)}</p>
        </Banner>
      ) : null}
      <ConsultationThread messages={thread.messages} own="asker" />
      {thread.canWrite ? (
        <form method="post" className="card stack" autoComplete="off">
          <input type="hidden" name="code" value={code} />
          <input type="hidden" name="key" value={formKey} />
          <input type="hidden" name="do" value="write" />
          <ConsultWarning words={more.warned} />
          <CountedText
            name="text"
            limit={questionLimit}
            label={t("answers.more")}
            help={t("ask.textHelp")}
            error={more.errors.text}
            defaultValue={more.text}
            required
            rows={4}
          />
          <div className="row">
            <SubmitButton>{t("ask.send")}</SubmitButton>
            {more.warned.length > 0 ? (
              <SubmitButton look="quiet" name="sure" value="yes">
                {t("warn.send")}
              </SubmitButton>
            ) : null}
          </div>
        </form>
      ) : null}
      <ConsultUrgent />
    </div>
  );
}
