import { useTranslation } from "react-i18next";
import type { FieldErrors } from "~/domain/refusal";
import { paths } from "~/paths";
import type { ShownThread } from "~/text/together-for-screen";
import type { Conflict, ShownAnswer } from "./report-autosave";
import { ReportComments } from "./report-comments";
import { ReportFieldInput } from "./report-field";
import { StillMissing } from "./report-missing";
import { SubmitButton } from "./ui/submit-button";

/** What a press of the form was answered with, where something of it was not saved. */
export interface Answered {
  errors?: FieldErrors;
  values?: Record<string, string>;
  conflicts?: Record<string, Conflict>;
  /** What was typed and not saved: it stays in its field, upon the version that it was written upon. */
  typed?: Record<string, { value: unknown; version: number }>;
}

interface ReportQuestionsProps {
  report: {
    id: string;
    section: string;
    questions: Pick<ShownAnswer, "asked" | "value" | "version">[];
    commentKey: string;
    own: { guidance: Record<string, string> };
    writing: { threads: ShownThread[]; kept: { field: string; value?: unknown; version: number }[] };
  };
  answered: Answered | undefined;
}

/** The questions of one part, each with its comments, in one form: whatever is pressed, what was written is saved. */
export function ReportQuestions({ report, answered }: ReportQuestionsProps) {
  const { t } = useTranslation("report");
  const { id, section, questions, writing } = report;
  const errors = answered?.errors ?? {};
  return (
    <form method="post" action={paths.report(id, { section })} className="stack" data-kept>
      {/* What the Enter key presses: never one of the buttons beside a field. */}
      <button type="submit" name="do" value="next" className="sr-only" tabIndex={-1} aria-hidden="true" />
      <input type="hidden" name="commentKey" value={report.commentKey} />
      {questions.map((q) => (
        <ReportFieldInput
          key={q.asked.id}
          answer={answerOf(
            q,
            answered?.typed?.[q.asked.id],
            writing.kept.find((k) => k.field === q.asked.id),
          )}
          error={errors[q.asked.id]}
          conflict={answered?.conflicts?.[q.asked.id]}
          ownGuidance={report.own.guidance[q.asked.id]}
        >
          <ReportComments
            field={q.asked.id}
            threads={writing.threads.filter((c) => c.field === q.asked.id)}
            errors={errors}
            typed={answered?.values ?? {}}
          />
        </ReportFieldInput>
      ))}
      <div className="below-form">
        <StillMissing />
      </div>
      <div className="row">
        <SubmitButton name="do" value="next">
          {t("save.next")}
        </SubmitButton>
        <SubmitButton look="quiet" name="do" value="save">
          {t("save.save")}
        </SubmitButton>
        <SubmitButton look="quiet" name="do" value="send">
          {t("save.sendNow")}
        </SubmitButton>
      </div>
    </form>
  );
}

type Left = { value?: unknown; version: number } | undefined;

/** The question with what was typed and not saved, now or before she signed in again. */
function answerOf(
  question: Pick<ShownAnswer, "asked" | "value" | "version">,
  typedIn: Left,
  kept: Left,
): ShownAnswer {
  const left = typedIn ?? kept;
  if (!left) return question;
  const { value, version } = left;
  return { ...question, value, version, stored: question.value, ...(typedIn ? {} : { kept: true }) };
}
