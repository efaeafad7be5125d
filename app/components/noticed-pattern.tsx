import { useTranslation } from "react-i18next";
import { paths } from "~/paths";
import type { ShownPattern } from "~/text/noticed-for-screen";

interface NoticedPatternProps {
  pupilId: string;
  noticed: ShownPattern;
  /** Without what can be done: a preview. */
  still?: boolean;
}

/**
 * Above the thread, one quiet line that unfolds: what the notes have in common, the days that have passed, and what can
 * be done, the report first. It stands there; nothing is to be answered or dismissed.
 */
export function NoticedPattern({ pupilId, noticed, still = false }: NoticedPatternProps) {
  const { t } = useTranslation("pattern");
  const { patterns, duty, adult } = noticed;
  const many = patterns[0];
  const short = [
    many ? t(`short.${many.id}`, { count: many.count, days: many.days }) : "",
    duty
      ? t(duty.reportedOn ? "short.reported" : "short.days", { count: duty.days, date: duty.reportedOn })
      : "",
  ].filter(Boolean);
  return (
    <details className="fold noticed">
      <summary>{short.join(" · ")}</summary>
      <div className="stack reading">
        <ul>
          {patterns.map((p) => (
            <li key={p.id}>
              {t(`found.${p.id}`, { count: p.count, days: p.days })}{" "}
              <span className="soft">
                {p.more > 0 ? `${t("earlier", { count: p.more })} ` : ""}
                {p.dates.join(", ")}
              </span>
            </li>
          ))}
          {duty ? (
            <li>
              <DutyDays duty={duty} />
            </li>
          ) : null}
        </ul>
        {still ? null : (
          <>
            <p className="soft">{t(adult ? "adult" : "yours")}</p>
            <Offers pupilId={pupilId} noticed={noticed} />
          </>
        )}
      </div>
    </details>
  );
}

/** Since when, how long, and what has been reported. */
export function DutyDays({ duty }: { duty: NonNullable<ShownPattern["duty"]> }) {
  const { t } = useTranslation("pattern");
  const { t: tc } = useTranslation("concern");
  const { since, days, reportedOn, notesSince } = duty;
  return (
    <>
      {t("duty.since", { date: since, category: tc(`category.${duty.category}`) })}{" "}
      {t("duty.days", { count: days })}
      {reportedOn ? ` ${t("duty.reported", { date: reportedOn })}` : ""}
      {notesSince > 0 ? ` ${t("duty.again", { count: notesSince })}` : ""}
    </>
  );
}

/** The report first, then asking without a name, then the student-health team. */
function Offers({ pupilId, noticed: { adult, phone } }: NoticedPatternProps) {
  const { t } = useTranslation("pattern");
  return (
    <ol className="plain">
      {adult ? null : (
        <li>
          <a href={paths.newReport({ pupil: pupilId })}>{t("offer.report")}</a>
        </li>
      )}
      <li>
        <a href={paths.consult()}>{t("offer.consult")}</a>
        {phone ? (
          <>
            {t("offer.orCall")} <a href={`tel:${phone.replace(/[^\d+]/g, "")}`}>{phone}</a>
          </>
        ) : null}
      </li>
      <li>
        <a href={paths.bringToStudentHealth(pupilId)}>{t("offer.team")}</a>
      </li>
    </ol>
  );
}
