import { useTranslation } from "react-i18next";
import type { FieldErrors } from "~/domain/refusal";
import { channels } from "~/domain/register/channels";
import type { UnitField } from "~/domain/register/unit";
import { Field, SelectField, TextField } from "./ui/field";
import { SubmitButton } from "./ui/submit-button";

interface UnitFormProps {
  /** Municipalities to choose from; none where the unit's is settled. */
  municipalities: { code: string; name: string }[];
  values: Partial<Record<UnitField, string>>;
  errors: FieldErrors;
  /** Of the entry that is changed; none for a new one. */
  version: number | null;
}

type Filled = Pick<UnitFormProps, "values" | "errors">;
const folded: UnitField[] = [
  "noticeEmail",
  "openWithinMinutes",
  "asksFor",
  "specialistContact",
  "specialistHonour",
  "specialistViolence",
  "specialistSexual",
  "wordsToReporters",
];
const helped: readonly UnitField[] = [
  "unit",
  "districts",
  "noticeEmail",
  "channelAddress",
  "functionId",
  "specialistContact",
  "openWithinMinutes",
  "source",
];

function Line({
  name,
  filled,
  ...input
}: { name: UnitField; filled: Filled } & Partial<Parameters<typeof TextField>[0]>) {
  const { t } = useTranslation("register");
  return (
    <TextField
      {...input}
      name={name}
      label={t(`form.${name}`)}
      help={helped.includes(name) ? t(`form.${name}Help`) : undefined}
      error={filled.errors[name]}
      defaultValue={filled.values[name]}
      autoComplete="off"
    />
  );
}

function Lines({ name, filled }: { name: UnitField; filled: Filled }) {
  const { t } = useTranslation("register");
  return (
    <Field
      name={name}
      label={t(`form.${name}`)}
      help={helped.includes(name) ? t(`form.${name}Help`) : undefined}
      error={filled.errors[name]}
    >
      {(wiring) => <textarea {...wiring} className="input" defaultValue={filled.values[name]} />}
    </Field>
  );
}

/** One reception unit: who and where, how a report is sent to it, and what is seldom needed folded away. */
export function UnitFields({ municipalities, values, errors, version }: UnitFormProps) {
  const { t } = useTranslation("register");
  const filled = { values, errors };
  return (
    <form method="post" className="stack">
      {version === null ? (
        <>
          <SelectField
            name="municipalityCode"
            label={t("form.municipalityCode")}
            error={errors.municipalityCode}
            defaultValue={values.municipalityCode}
          >
            <option value="">{t("form.chooseMunicipality")}</option>
            {municipalities.map((one) => (
              <option key={one.code} value={one.code}>
                {one.name}
              </option>
            ))}
          </SelectField>
          <Line name="unit" filled={filled} />
        </>
      ) : (
        <input type="hidden" name="version" value={version} />
      )}
      <Line name="districts" filled={filled} optional />
      <Line name="phone" filled={filled} type="tel" className="input-short" optional />
      <Line name="outOfHoursPhone" filled={filled} type="tel" className="input-short" optional />
      <Line name="address" filled={filled} optional />
      <Sending filled={filled} />
      <details className="fold" open={folded.some((name) => errors[name])}>
        <summary>{t("form.more")}</summary>
        <div className="stack">
          <Line name="noticeEmail" filled={filled} type="email" optional />
          <Line
            name="openWithinMinutes"
            filled={filled}
            inputMode="numeric"
            className="input-short"
            optional
          />
          <Lines name="asksFor" filled={filled} />
          <Lines name="specialistContact" filled={filled} />
          <Line name="specialistHonour" filled={filled} optional />
          <Line name="specialistViolence" filled={filled} optional />
          <Line name="specialistSexual" filled={filled} optional />
          <Lines name="wordsToReporters" filled={filled} />
        </div>
      </details>
      <Line name="source" filled={filled} />
      <div>
        <p className="soft mb-2">{t("form.saveHelp")}</p>
        <SubmitButton name="do" value="save">
          {t("form.save")}
        </SubmitButton>
      </div>
    </form>
  );
}

function Sending({ filled }: { filled: Filled }) {
  const { t } = useTranslation("register");
  return (
    <section className="card stack">
      <h2>{t("form.how")}</h2>
      <SelectField
        name="channel"
        label={t("form.channel")}
        error={filled.errors.channel}
        defaultValue={filled.values.channel}
      >
        <option value="">{t("form.chooseChannel")}</option>
        {channels.map((channel) => (
          <option key={channel} value={channel}>
            {t(`channels.${channel}`)}
          </option>
        ))}
      </SelectField>
      <Line name="channelAddress" filled={filled} optional />
      <Line name="functionId" filled={filled} className="input-short" optional />
      <Line name="eServiceUrl" filled={filled} inputMode="url" optional />
    </section>
  );
}
