import { useTranslation } from "react-i18next";
import { paths } from "~/paths";
import { AlarmEnd, AlarmName, type ListedAlarm } from "./alarm-list";
import { ChoiceField } from "./ui/choices";
import { ErrorSummary } from "./ui/error-summary";
import { Field, type ShownError } from "./ui/field";
import { PageTitle } from "./ui/page-pieces";
import { SubmitButton } from "./ui/submit-button";

interface WholeAlarm extends ListedAlarm {
  receivedId: string | null;
  other: { name: string; phone: string; outOfHoursPhone: string } | null;
  protectedIdentity: boolean;
  answers: readonly string[];
}

interface AlarmPageProps {
  alarm: WholeAlarm;
  formKey: string;
  errors?: Readonly<Record<string, ShownError>> | undefined;
  values?: Readonly<Record<string, string>> | undefined;
}

/** What is wrong, whom to phone, what is done; and how a person ends it. */
export function AlarmPage({ alarm, formKey, errors, values = {} }: AlarmPageProps) {
  const { t } = useTranslation("alarm");
  const { side, kind } = alarm;
  return (
    <div className="reading stack">
      <PageTitle
        over={
          <>
            <a href={side === "school" ? paths.alarms() : paths.receptionAlarms()}>{t("title")}</a> ·{" "}
            <AlarmName {...alarm} />
          </>
        }
        title={t(`${side}.${kind}.title`)}
        under={t("since", { when: alarm.since })}
      />
      <ErrorSummary errors={errors} />
      <AlarmEnd ended={alarm.ended} />
      <section className="card stack">
        {alarm.ended ? null : <h2>{t("what")}</h2>}
        <OtherSide {...alarm} />
        {alarm.ended ? null : <p>{t(`${side}.${kind}.now`)}</p>}
        {alarm.receivedId ? (
          <p>
            <a href={paths.received(alarm.receivedId)}>{t("open")}</a>
          </p>
        ) : null}
      </section>
      {alarm.ended || alarm.answers.length === 0 ? null : (
        <section className="card stack">
          <h2>{t("end.title")}</h2>
          <form method="post" className="stack">
            <input type="hidden" name="key" value={formKey} />
            <ChoiceField
              name="how"
              label={t("end.how")}
              error={errors?.how}
              choices={alarm.answers.map((value) => ({ value, label: t(`answers.${value}`) }))}
              defaultValue={values.how ?? ""}
            />
            <Field name="word" label={t("end.word")} help={t("end.wordHelp")} error={errors?.word}>
              {(wiring) => <textarea {...wiring} className="input" rows={3} defaultValue={values.word} />}
            </Field>
            <div>
              <SubmitButton>{t("end.save")}</SubmitButton>
            </div>
          </form>
        </section>
      )}
    </div>
  );
}

function OtherSide({ other, protectedIdentity, side }: WholeAlarm) {
  const { t } = useTranslation("alarm");
  if (protectedIdentity) return <p>{t("protected")}</p>;
  if (!other) return null;
  const { name, phone, outOfHoursPhone } = other;
  // The roster has no phone of a school: its name is what a switchboard needs.
  if (side === "social" && !phone) return <p>{t("sender", { name })}</p>;
  return (
    <p>
      <b>{phone ? t("phone", { name, phone }) : t("noPhone", { name })}</b>{" "}
      {outOfHoursPhone ? t("outOfHours", { phone: outOfHoursPhone }) : null}
    </p>
  );
}
