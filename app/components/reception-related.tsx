import { useTranslation } from "react-i18next";
import { paths } from "~/paths";

interface Other {
  id: string;
  status: string;
  category: string | null;
  receivedAt: string;
}

export interface RelatedProps {
  id: string;
  related: {
    hasNumber: boolean;
    hasName: boolean;
    sameChild: readonly Other[];
    family: readonly Other[];
    proposals: readonly { otherId: string; kind: string; answer: string | null }[];
  };
}

/** The child's other reports here, the family's, and what may belong but nobody has said. */
export function Related({ id, related }: RelatedProps) {
  const { t } = useTranslation("reception");
  const { sameChild, family, proposals } = related;
  const open = proposals.filter((one) => one.answer === null);
  const answered = proposals.filter((one) => one.answer !== null);
  const none = related.hasNumber || related.hasName ? t("earlier.none") : t("earlier.noNumber");
  return (
    <>
      <section>
        <h2>{t("earlier.title")}</h2>
        {sameChild.length === 0 ? <p className="soft">{none}</p> : <Others reports={sameChild} />}
        {open.map((one) => (
          <p key={`${one.kind} ${one.otherId}`} className="mt-2">
            {t(`proposals.${one.kind}`)}{" "}
            <a href={paths.receivedCompare(id, one.otherId)}>{t("proposals.compare")}</a>
          </p>
        ))}
        <p className="soft mt-2">{t("earlier.scope")}</p>
      </section>
      {family.length > 0 ? (
        <section>
          <h2>{t("family.title")}</h2>
          <Others reports={family} />
        </section>
      ) : null}
      {answered.length > 0 ? (
        <details className="fold">
          <summary>{t("proposals.answered", { count: answered.length })}</summary>
          <ul className="plain">
            {answered.map((one) => (
              <li key={`${one.kind} ${one.otherId}`}>
                {t(`proposals.said.${one.kind}_${one.answer}`)}{" "}
                <a href={paths.receivedCompare(id, one.otherId)}>{t("proposals.again")}</a>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  );
}

function Others({ reports }: { reports: readonly Other[] }) {
  const { t } = useTranslation(["reception", "statistics"]);
  return (
    <ul className="plain">
      {reports.map((one) => (
        <li key={one.id}>
          <a href={paths.received(one.id)}>{one.receivedAt}</a>
          <div className="soft">
            {[
              ...(one.category ? [t(`statistics:category.${one.category}`)] : []),
              t(`statuses.${one.status}`),
            ].join(" · ")}
          </div>
        </li>
      ))}
    </ul>
  );
}
