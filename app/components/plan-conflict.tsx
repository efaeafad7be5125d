import { useTranslation } from "react-i18next";
import type { FieldError } from "~/domain/refusal";

interface PlanConflictProps {
  /** The field's or the measure's id. */
  of: string;
  error: FieldError | undefined;
  /** What the page was made from. */
  met: { version: number; print: string };
  /** What was sent where the form is shown again. */
  typed?: Record<string, string> | null;
}

/** What the form carries of a part; and where somebody else has written it since, the other's text above one's own. */
export function PlanConflict({ of, error, met, typed }: PlanConflictProps) {
  const { t } = useTranslation("plan");
  const clash = error?.key === "plan:fault.conflict" ? error.params : undefined;
  // Whoever saves again has read the other's text: it is that one which she then replaces. Where none is shown the form goes
  // on from what it was opened upon, whatever has been written since.
  return (
    <>
      <input type="hidden" name={`v.${of}`} value={clash?.version ?? typed?.[`v.${of}`] ?? met.version} />
      <input type="hidden" name={`o.${of}`} value={clash?.print ?? typed?.[`o.${of}`] ?? met.print} />
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
