import { useTranslation } from "react-i18next";
import type { FollowUpShown } from "./follow-up-forms";

/** Who sees to it, by when, and to whom it is offered. */
export function FollowUpState({ followUp }: { followUp: FollowUpShown }) {
  const { t } = useTranslation("follow-up");
  const { owner, status, dueOn, overdue } = followUp;
  const who = owner.team ? t("page.ownerTeam") : owner.mine ? t("page.ownerYou") : (owner.name ?? "");
  return (
    <dl className="facts mt-3">
      <dt>{t("page.owner")}</dt>
      <dd>{who}</dd>
      {status === "closed" ? null : (
        <>
          <dt>{t("page.next")}</dt>
          <dd>{overdue ? <b className="overdue">{t("overdue", { date: dueOn })}</b> : dueOn}</dd>
        </>
      )}
      <dt>{t("page.state")}</dt>
      <dd>{stateWords(t, followUp)}</dd>
    </dl>
  );
}

function stateWords(t: (key: string, values?: Record<string, string>) => string, followUp: FollowUpShown) {
  if (followUp.status === "closed") return t("page.closed");
  const { offered } = followUp;
  if (!offered) return t("page.open");
  if (offered.toMe) return t("page.offeredToYou");
  return offered.team ? t("page.offeredToTeam") : t("page.offeredTo", { name: offered.name ?? "" });
}
