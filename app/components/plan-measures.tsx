import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { FieldErrors } from "~/domain/refusal";
import type { WrittenPlan } from "~/text/plan-for-screen";
import { PlanConflict } from "./plan-conflict";
import { Tick } from "./ui/choices";
import { SelectField, TextField } from "./ui/field";

interface PlanMeasuresProps {
  plan: WrittenPlan;
  /** How many empty rows there are to write in. */
  rows: number;
  errors: FieldErrors;
  /** What was typed where it was refused. */
  typed: Record<string, string> | null;
}

interface Row {
  id: string;
  what: string;
  ownerId: string;
  owner: string;
  dueOn: string;
}

/** Each measure with owner and date, and empty rows after them. */
export function PlanMeasures({ plan, rows, errors, typed }: PlanMeasuresProps) {
  const { t } = useTranslation("plan");
  const empty = Array.from({ length: rows }, (_, at): Row => ({ ...emptyRow, id: `new${at}` }));
  const common = { owners: plan.owners, errors, typed };
  return (
    <section className="stack">
      <h2>{t("measure.title")}</h2>
      <p className="soft">{t("measure.help")}</p>
      {plan.measures.map((m, at) => (
        <MeasureRow
          key={m.id}
          row={m}
          title={t("measure.one", { number: at + 1 })}
          over={<PlanConflict of={m.id} error={errors[m.id]} met={m} typed={typed} />}
          {...common}
        >
          <input type="hidden" name="measure" value={m.id} />
          <Tick
            name={`${m.id}.remove`}
            value="on"
            label={t("measure.remove")}
            defaultChecked={typed?.[`${m.id}.remove`] === "on"}
          />
        </MeasureRow>
      ))}
      {empty.map((row) => (
        <MeasureRow key={row.id} row={row} title={t("measure.new")} {...common} />
      ))}
      <p className="soft">{t("measure.more")}</p>
    </section>
  );
}

const emptyRow = { what: "", ownerId: "", owner: "", dueOn: "" };

interface MeasureRowProps {
  row: Row & { ownerName?: string };
  title: string;
  owners: WrittenPlan["owners"];
  errors: FieldErrors;
  typed: Record<string, string> | null;
  over?: ReactNode;
  children?: ReactNode;
}

function MeasureRow({ row, title, owners, errors, typed, over, children }: MeasureRowProps) {
  const { t } = useTranslation("plan");
  const { id } = row;
  const said = (part: keyof typeof emptyRow) => typed?.[`${id}.${part}`] ?? row[part];
  const known = owners.some((o) => o.id === row.ownerId) || row.ownerId === "";
  return (
    <fieldset className="card plan-measure">
      <legend>{title}</legend>
      {over}
      <TextField
        name={`${id}.what`}
        id={`${id}-what`}
        label={t("measure.what")}
        error={errors[`${id}-what`]}
        defaultValue={said("what")}
      />
      <div className="plan-measure-who">
        <SelectField
          name={`${id}.ownerId`}
          id={`${id}-ownerId`}
          label={t("measure.ownerId")}
          error={errors[`${id}-owner`]}
          defaultValue={said("ownerId")}
        >
          <option value="">{t("measure.ownerNobody")}</option>
          {known ? null : <option value={row.ownerId}>{row.ownerName}</option>}
          {owners.map((o) => (
            <option key={o.id} value={o.id}>
              {o.name}
            </option>
          ))}
        </SelectField>
        <TextField
          name={`${id}.owner`}
          id={`${id}-owner`}
          label={t("measure.owner")}
          placeholder={t("measure.ownerHelp")}
          defaultValue={said("owner")}
          autoComplete="off"
        />
        <TextField
          name={`${id}.dueOn`}
          id={`${id}-dueOn`}
          type="date"
          label={t("measure.dueOn")}
          error={errors[`${id}-dueOn`]}
          defaultValue={said("dueOn")}
        />
      </div>
      {children}
    </fieldset>
  );
}
