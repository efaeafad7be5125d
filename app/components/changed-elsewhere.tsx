import { useTranslation } from "react-i18next";
import type { FieldErrors } from "~/domain/refusal";
import { Banner } from "./ui/page-pieces";

type Answer = { errors: FieldErrors; values: Record<string, string> } | null | undefined;

export const wasChangedElsewhere = (refused: Answer) => refused?.errors.form?.key === "version_old";

/**
 * The version that a form carries: the one that it was opened upon, also where it is shown again for another reason. A newer
 * one only where what that says is shown beside it: what has not been met cannot be replaced.
 */
export const versionShown = (refused: Answer, stands: number): number | string =>
  refused && !wasChangedElsewhere(refused) ? (refused.values.version ?? stands) : stands;

/** How it stands now, above the form that keeps what was typed here. */
export function ChangedElsewhere({ rows }: { rows: readonly (readonly [label: string, value: string])[] }) {
  const { t } = useTranslation("two-texts");
  return (
    <Banner>
      <h2>{t("changed.title")}</h2>
      <p>{t("changed.lead")}</p>
      <dl className="facts">
        {rows.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value || t("changed.nothing")}</dd>
          </div>
        ))}
      </dl>
    </Banner>
  );
}
