import { useTranslation } from "react-i18next";
import type { FieldErrors } from "~/domain/refusal";
import type { ShownThread } from "~/text/together-for-screen";
import { FieldErrorLine, useErrorWords } from "./ui/field";
import { Chip } from "./ui/page-pieces";
import { SubmitButton } from "./ui/submit-button";

interface ReportCommentsProps {
  field: string;
  threads: ShownThread[];
  errors: FieldErrors;
  /** What was typed where it was refused. */
  typed: Record<string, string>;
}

/**
 * What is said about a field, beside it. Its boxes and buttons belong to the form that the field stands in, so that what is
 * written in the field is saved by the same press.
 */
export function ReportComments({ field, threads, errors, typed }: ReportCommentsProps) {
  const { t } = useTranslation("report-together");
  const { t: tf } = useTranslation("report-fields");
  const open = threads.filter((thread) => !thread.resolved);
  const begin = `comment.${field}`;
  const label = tf(`${field}.label`);
  return (
    <>
      {open.length > 0 ? (
        <div className="comments">
          {open.map((thread) => (
            <Thread key={thread.id} thread={thread} errors={errors} typed={typed} />
          ))}
        </div>
      ) : null}
      <details className="fold why" open={errors[begin] !== undefined}>
        <summary>
          {t("comments.write")}
          <span className="sr-only"> {t("comments.on", { field: label })}</span>
        </summary>
        <CommentBox
          name={begin}
          label={t("comments.textOn", { field: label })}
          error={errors[begin]}
          value={typed[begin]}
        />
        <p className="soft">{t("comments.stays")}</p>
        <SubmitButton look="quiet" name="do" value={`comment.${field}`}>
          {t("comments.leave")}
        </SubmitButton>
      </details>
      {open.length < threads.length ? (
        <details className="fold why">
          <summary>{t("comments.resolved", { count: threads.length - open.length })}</summary>
          {threads
            .filter((thread) => thread.resolved)
            .map((thread) => (
              <Thread key={thread.id} thread={thread} errors={errors} typed={typed} />
            ))}
        </details>
      ) : null}
    </>
  );
}

interface ThreadProps {
  thread: ShownThread;
  errors: FieldErrors;
  typed: Record<string, string>;
}

function Thread({ thread, errors, typed }: ThreadProps) {
  const { t } = useTranslation("report-together");
  const name = `comment.${thread.id}`;
  return (
    <div className="comment-thread">
      {[thread, ...thread.answers].map((comment) => (
        <div key={comment.id} className="comment">
          <p className="soft">
            <b>{comment.authorName}</b> {comment.at}{" "}
            {thread.resolved && comment === thread ? <Chip>{t("comments.done")}</Chip> : null}
          </p>
          <p className="quoted">{comment.text}</p>
        </div>
      ))}
      <div className="row">
        <SubmitButton
          look="quiet"
          name="do"
          value={`${thread.resolved ? "reopen" : "resolve"}.${thread.field}.${thread.id}`}
        >
          {thread.resolved ? t("comments.reopen") : t("comments.resolve")}
          <span className="sr-only"> {t("comments.from", { name: thread.authorName })}</span>
        </SubmitButton>
      </div>
      <details className="fold why" open={errors[name] !== undefined}>
        <summary>
          {t("comments.answer")}
          <span className="sr-only"> {thread.authorName}</span>
        </summary>
        <CommentBox
          name={name}
          label={t("comments.answerTo", { name: thread.authorName })}
          error={errors[name]}
          value={typed[name]}
        />
        <SubmitButton look="quiet" name="do" value={`answer.${thread.field}.${thread.id}`}>
          {t("comments.send")}
        </SubmitButton>
      </details>
    </div>
  );
}

interface CommentBoxProps {
  name: string;
  label: string;
  error: FieldErrors[string] | undefined;
  value: string | undefined;
}

function CommentBox({ name, label, error, value }: CommentBoxProps) {
  const words = useErrorWords()(error);
  return (
    <>
      <FieldErrorLine id={name} words={words} />
      <textarea
        id={name}
        name={name}
        aria-label={label}
        aria-invalid={words ? true : undefined}
        aria-describedby={words ? `${name}-error` : undefined}
        className="input comment-box"
        rows={2}
        defaultValue={value ?? ""}
      />
    </>
  );
}
