import { useTranslation } from "react-i18next";
import { SubmitButton } from "./ui/submit-button";

interface CalendarChoiceProps {
  /** Since when there is an address; null where there is none. */
  since: string | null;
  ended: boolean;
  /** Just made: shown this once. */
  address: string | null;
}

/** Folded: the days of one's follow-ups in one's own calendar, without names. */
export function CalendarChoice({ since, ended, address }: CalendarChoiceProps) {
  const { t } = useTranslation("follow-up");
  return (
    <details className="card mt-6" id="calendar" open={address !== null || ended}>
      <summary>{t("calendar.title")}</summary>
      <div className="stack mt-3">
        <p className="soft">{t("calendar.lead")}</p>
        {address ? (
          <div role="status" className="stack">
            <label htmlFor="calendar-address">{t("calendar.made")}</label>
            <input id="calendar-address" type="url" readOnly value={address} autoComplete="off" />
            <p className="soft">{t("calendar.how")}</p>
          </div>
        ) : null}
        {ended ? <p role="status">{t("calendar.ended")}</p> : null}
        {since && !address ? <p>{t("calendar.on", { date: since })}</p> : null}
        <form method="post" action="/todo#calendar" className="row">
          <SubmitButton look="quiet" name="do" value="make-calendar">
            {t(since ? "calendar.renew" : "calendar.make")}
          </SubmitButton>
          {since ? (
            <button className="textbutton" type="submit" name="do" value="end-calendar">
              {t("calendar.end")}
            </button>
          ) : null}
        </form>
      </div>
    </details>
  );
}
