import { useTranslation } from "react-i18next";
import { paths } from "~/paths";
import type { ShownPlan } from "~/text/plan-for-screen";
import { GuardedDownload } from "./report-guard";
import { Card } from "./ui/page-pieces";
import { SubmitButton } from "./ui/submit-button";

/** The finished versions with what has been signed of each, what they build on, and making the next. */
export function PlanVersions({ plan }: { plan: ShownPlan }) {
  const { t } = useTranslation("plan");
  return (
    <>
      <Card title={t("page.versions")}>
        {plan.versions.length === 0 ? <p>{t("page.noVersion")}</p> : null}
        <ul className="plain">
          {plan.versions.map((v) => (
            <li key={v.id}>
              {t("page.version", { number: v.number, date: v.date, name: v.name })}
              <p className="soft">
                {v.signatures > 0 ? t("page.signatures", { count: v.signatures }) : t("page.signatures_zero")}
                {v.photos > 0 ? ` · ${t("page.photos", { count: v.photos })}` : ""}
              </p>
              <GuardedDownload
                href={paths.planPdf(plan.id, { document: v.id, sealed: "1" })}
                output="plan"
                lockedBy={plan.lockedBy}
              >
                {t("page.sealed")}
              </GuardedDownload>
            </li>
          ))}
        </ul>
        {plan.changedSince === null ? null : (
          <p className="soft">{t("page.changed", { number: plan.changedSince })}</p>
        )}
        {plan.can.write ? <NextVersion plan={plan} /> : null}
      </Card>
      {plan.entries.length + plan.hiddenEntries > 0 ? (
        <section>
          <h2>{t("page.entries")}</h2>
          <ul className="to-notes">
            {plan.entries.map((e) => (
              <li key={e.id}>
                <a href={paths.concern(e.id)}>{t("page.entry", { date: e.date, name: e.name })}</a>
              </li>
            ))}
            {plan.hiddenEntries > 0 ? <li>{t("page.hidden", { count: plan.hiddenEntries })}</li> : null}
          </ul>
        </section>
      ) : null}
    </>
  );
}

function NextVersion({ plan }: { plan: ShownPlan }) {
  const { t } = useTranslation("plan");
  if (plan.lacking.length > 0) {
    const what = plan.lacking.map((l) => t(`page.lacking.${l}`)).join(", ");
    return <p className="soft">{t("page.lacks", { what })}</p>;
  }
  if (plan.nothingSince) return <a href={paths.planSign(plan.id)}>{t("page.sign")}</a>;
  return (
    <form method="post">
      <SubmitButton look="quiet" name="do" value="finish">
        {t("page.finish")}
      </SubmitButton>
    </form>
  );
}
