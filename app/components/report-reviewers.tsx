import { useTranslation } from "react-i18next";
import type { FieldErrors } from "~/domain/refusal";
import { paths } from "~/paths";
import { fieldHref } from "./report-missing";
import { FieldErrorLine, useErrorWords } from "./ui/field";
import { SubmitButton } from "./ui/submit-button";

interface ReportReviewersProps {
  reportId: string;
  reviewers: { accountId: string; name: string }[];
  asked: { name: string; at: string; opened: boolean }[];
  /** By field: threads that wait. */
  waiting: string[];
  errors: FieldErrors;
}

/** Who can be asked to read the draft, who has been, and what is said of it that nobody has settled. Holds nothing back. */
export function ReportReviewers({ reportId, reviewers, asked, waiting, errors }: ReportReviewersProps) {
  const { t } = useTranslation("report-together");
  const { t: tf } = useTranslation("report-fields");
  const words = useErrorWords()(errors.reviewer);
  return (
    <section className="stack">
      <h2>{t("review.title")}</h2>
      {waiting.length > 0 ? (
        <div>
          <p>{t("review.waiting", { count: waiting.length })}</p>
          <ul className="plain">
            {[...new Set(waiting)].map((field) => (
              <li key={field}>
                <a href={fieldHref(reportId, field)}>{tf(`${field}.label`)}</a>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {asked.length > 0 ? (
        <ul className="plain soft">
          {asked.map((a) => (
            <li key={`${a.name} ${a.at}`}>{t(a.opened ? "review.opened" : "review.asked", a)}</li>
          ))}
        </ul>
      ) : null}
      {reviewers.length > 0 ? (
        <form method="post" action={paths.report(reportId, { section: "review" })} className="stack">
          <input type="hidden" name="do" value="ask-review" />
          <div className={words ? "field field-wrong" : "field"}>
            <label className="field-label" htmlFor="reviewer">
              {t("review.ask")}
            </label>
            <p className="field-help" id="reviewer-help">
              {t("review.help")}
            </p>
            <FieldErrorLine id="reviewer" words={words} />
            <select
              id="reviewer"
              name="reviewer"
              className="input"
              defaultValue=""
              aria-describedby={words ? "reviewer-help reviewer-error" : "reviewer-help"}
            >
              <option value="">{t("review.choose")}</option>
              {reviewers.map((r) => (
                <option key={r.accountId} value={r.accountId}>
                  {r.name}
                </option>
              ))}
            </select>
          </div>
          <div className="row">
            <SubmitButton look="quiet">{t("review.send")}</SubmitButton>
          </div>
        </form>
      ) : (
        <p className="soft">{t("review.nobody")}</p>
      )}
    </section>
  );
}
