import { useTranslation } from "react-i18next";
import type { FollowUpOnEntry } from "~/text/follow-up-for-screen";
import { Marked } from "./searched-words";

/** Under a note: who sees to it, what a meeting has decided, and the note it was closed with. One line each. */
export function EntryFollowUp({ followUp }: { followUp: FollowUpOnEntry | null }) {
  const { t } = useTranslation("follow-up");
  if (!followUp) return null;
  const { ownerName, dueOn, overdue, open, decisions, closing } = followUp;
  return (
    <>
      {decisions.map((d) => (
        <p key={d.id} className="soft">
          {t("onEntry.decided", { date: d.at })} ”<Marked>{d.text}</Marked>”
        </p>
      ))}
      {open ? (
        <p className="soft">
          {ownerName
            ? t("onEntry.owner", { name: ownerName, date: dueOn })
            : t("onEntry.ownerTeam", { date: dueOn })}
          {overdue ? ` (${t("onEntry.overdue")})` : null}
        </p>
      ) : null}
      {closing ? (
        <p className="soft">
          {t("onEntry.closed", { date: closing.at, name: closing.byName })} ”<Marked>{closing.text}</Marked>”
        </p>
      ) : null}
    </>
  );
}
