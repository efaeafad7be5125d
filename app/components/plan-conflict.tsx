import { useTranslation } from "react-i18next";
import type { FieldError } from "~/domain/refusal";

interface PlanConflictProps {
  /** The field's or the measure's id. */
  of: string;
  error: FieldError | undefined;
  /** What the page was made from. */
  met: { version: number; print: string };
}

/** What the form carries of a part; and where somebody else has written it since, the other's text above one's own. */
export function PlanConflict({ of, error, met }: PlanConflictProps) {
  const { t } = useTranslation("plan");
  const clash = error?.key === "plan:fault.conflict" ? error.params : undefined;
  // Whoever saves again has read the other's text: it is that one which she then replaces.
  return (
    <>
      <input type="hidden" name={`v.${of}`} value={clash?.version ?? met.version} />
      <input type="hidden" name={`o.${of}`} value={clash?.print ?? met.print} />
      {clash ? (
        <div className="banner" id={of === "followUpOn" ? undefined : `${of}-theirs`}>
          <p>{t("edit.conflict", { name: String(clash.name) })}</p>
          <p className="quoted">{String(clash.theirs) || t("edit.empty")}</p>
          <p className="soft">{t("edit.conflictHelp")}</p>
        </div>
      ) : null}
    </>
  );
}
