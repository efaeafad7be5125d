import { useTranslation } from "react-i18next";
import { longestNote, measureStatuses } from "~/domain/action-plan/rules";
import type { FieldErrors } from "~/domain/refusal";
import type { ShownPlan } from "~/text/plan-for-screen";
import { ChoiceField } from "./ui/choices";
import { TextField } from "./ui/field";
import { Chip } from "./ui/page-pieces";
import { SubmitButton } from "./ui/submit-button";

interface PlanFollowUpProps {
  plan: ShownPlan;
  refused: { errors: FieldErrors; values: Record<string, string> } | null;
}

/** Each measure with whose it is and until when; how it went is noted under it. */
export function PlanFollowUp({ plan, refused }: PlanFollowUpProps) {
  const { t } = useTranslation("plan");
  if (plan.measures.length === 0) return null;
  return (
    <section className="stack">
      <h2>{t("measure.title")}</h2>
      <ul className="plain stack">
        {plan.measures.map((m) => (
          <li key={m.id} className="card plan-measure">
            <p className="quoted">
              <b>{m.what}</b>
            </p>
            <p className="row soft">
              <Chip>{t(`measure.status.${m.status}`)}</Chip>
              <span>{m.owner || t("measure.nobody")}</span>
              {m.due ? <span>{m.due}</span> : null}
              {m.overdue ? <span className="unsaved">{t("measure.overdue")}</span> : null}
            </p>
            {m.note ? <p className="quoted">{m.note}</p> : null}
            {m.by ? <p className="soft">{t("measure.by", { name: m.by, date: m.at })}</p> : null}
            {plan.can.write ? <NoteOnMeasure measure={m} refused={refused} /> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function NoteOnMeasure({
  measure: m,
  refused,
}: {
  measure: ShownPlan["measures"][number];
  refused: PlanFollowUpProps["refused"];
}) {
  const { t } = useTranslation("plan");
  const own = refused?.values.measureId === m.id ? refused : null;
  return (
    <details className="fold" open={own !== null}>
      <summary>{t("measure.followUp")}</summary>
      <form method="post" className="stack" key={m.version}>
        <input type="hidden" name="measureId" value={m.id} />
        <input type="hidden" name="version" value={m.version} />
        <ChoiceField
          name="status"
          id={own ? "status" : `status-${m.id}`}
          label={t("measure.followUp")}
          error={own?.errors.status}
          defaultValue={own?.values.status ?? m.status}
          choices={measureStatuses.map((value) => ({ value, label: t(`measure.status.${value}`) }))}
        />
        <TextField
          name="note"
          id={own ? "note" : `note-${m.id}`}
          label={t("measure.note")}
          error={own?.errors.note}
          defaultValue={own?.values.note ?? m.note}
          maxLength={longestNote}
          optional
        />
        <div>
          <SubmitButton look="quiet" name="do" value="follow">
            {t("measure.save")}
          </SubmitButton>
        </div>
      </form>
    </details>
  );
}
