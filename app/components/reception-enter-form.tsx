import { useTranslation } from "react-i18next";
import { enteredWays } from "~/domain/reception/enter-rules";
import type { FieldErrors } from "~/domain/refusal";
import { reportCategories } from "~/domain/report/categories";
import { reporterKinds } from "~/domain/statistics/dimensions";
import { ChoiceField, Tick } from "./ui/choices";
import { Field, SelectField, TextField } from "./ui/field";
import { SubmitButton } from "./ui/submit-button";

interface EnterFormProps {
  idempotencyKey: string;
  refused: { errors: FieldErrors; values: Record<string, string> } | null;
}

type Part = Pick<EnterFormProps, "refused">;

const folded = ["birthDate", "sex", "reporterKind", "reporter", "date", "time"];

/** What must be said stands first; what may be left out is folded away. */
export function EnterForm({ idempotencyKey, refused }: EnterFormProps) {
  const { t } = useTranslation(["reception", "statistics"]);
  const { errors = {}, values = {} } = refused ?? {};
  const unfold = folded.some((name) => errors[name] || values[name]);
  return (
    <form method="post" className="stack">
      <input type="hidden" name="key" value={idempotencyKey} />
      <ChoiceField
        name="wayIn"
        label={t("reception-forms:entering.wayIn")}
        error={errors.wayIn}
        defaultValue={values.wayIn}
        choices={enteredWays.map((way) => ({ value: way, label: t(`statistics:wayIn.${way}`) }))}
      />
      <TextField
        name="childName"
        label={t("reception-forms:entering.childName")}
        error={errors.childName}
        defaultValue={values.childName}
        autoComplete="off"
      />
      <TextField
        name="personalNumber"
        label={t("reception-forms:entering.personalNumber")}
        help={t("reception-forms:entering.personalNumberHelp")}
        error={errors.personalNumber}
        defaultValue={values.personalNumber}
        className="input-short"
        inputMode="numeric"
        autoComplete="off"
        optional
      />
      <Field
        name="summary"
        label={t("reception-forms:entering.summary")}
        help={t("reception-forms:entering.summaryHelp")}
        error={errors.summary}
      >
        {(wiring) => <textarea {...wiring} className="input" defaultValue={values.summary} />}
      </Field>
      <Categories refused={refused} />
      <div>
        <FlagTick name="acute" refused={refused} />
        <br />
        <FlagTick name="protectedIdentity" refused={refused} />
        <br />
        <FlagTick name="feedbackRequested" refused={refused} />
      </div>
      <details className="fold" open={unfold}>
        <summary>{t("reception-forms:entering.more")}</summary>
        <More refused={refused} />
      </details>
      <div>
        <SubmitButton>{t("reception-forms:entering.save")}</SubmitButton>
      </div>
    </form>
  );
}

function FlagTick({ name, refused }: Part & { name: "acute" | "protectedIdentity" | "feedbackRequested" }) {
  const { t } = useTranslation("reception");
  return (
    <Tick
      name={name}
      value="yes"
      label={t(`reception-forms:entering.${name}`)}
      defaultChecked={refused?.values[name] === "yes"}
    />
  );
}

function Categories({ refused }: Part) {
  const { t } = useTranslation(["reception", "statistics"]);
  const ticked = (refused?.values.categories ?? "").split(" ");
  return (
    <fieldset className="field">
      <legend className="field-label">{t("reception-forms:entering.categories")}</legend>
      <div className="row">
        {reportCategories.map((category) => (
          <Tick
            key={category}
            chip
            name="categories"
            value={category}
            label={t(`statistics:category.${category}`)}
            defaultChecked={ticked.includes(category)}
          />
        ))}
      </div>
    </fieldset>
  );
}

function More({ refused }: Part) {
  const { t } = useTranslation(["reception", "statistics"]);
  const { errors = {}, values = {} } = refused ?? {};
  return (
    <div className="stack">
      <TextField
        name="birthDate"
        type="date"
        className="input-short"
        label={t("reception-forms:entering.birthDate")}
        error={errors.birthDate}
        defaultValue={values.birthDate}
      />
      <SelectField
        name="sex"
        className="input-short"
        label={t("reception-forms:entering.sex")}
        defaultValue={values.sex ?? ""}
      >
        <option value="">{t("statistics:sex.unknown")}</option>
        <option value="girl">{t("report-form:options.girl")}</option>
        <option value="boy">{t("report-form:options.boy")}</option>
      </SelectField>
      <SelectField
        name="reporterKind"
        label={t("reception-forms:entering.reporterKind")}
        error={errors.reporterKind}
        defaultValue={values.reporterKind || "unknown"}
      >
        {reporterKinds.map((kind) => (
          <option key={kind} value={kind}>
            {t(`statistics:reporterKind.${kind}`)}
          </option>
        ))}
      </SelectField>
      <TextField
        name="reporter"
        label={t("reception-forms:entering.reporter")}
        error={errors.reporter}
        defaultValue={values.reporter}
        autoComplete="off"
        optional
      />
      <fieldset className="field">
        <legend className="field-label">{t("reception-forms:entering.when")}</legend>
        <p className="field-help">{t("reception-forms:entering.whenHelp")}</p>
        <div className="pair">
          <TextField
            name="date"
            type="date"
            label={t("reception-forms:entering.date")}
            error={errors.date}
            defaultValue={values.date}
          />
          <TextField
            name="time"
            type="time"
            label={t("reception-forms:entering.time")}
            error={errors.time}
            defaultValue={values.time}
          />
        </div>
      </fieldset>
    </div>
  );
}
