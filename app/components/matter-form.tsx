import { useTranslation } from "react-i18next";
import { matterNameLimit } from "~/domain/matter/rules";
import type { FieldErrors } from "~/domain/refusal";
import { Tick } from "./ui/choices";
import { FieldErrorLine, SelectField, TextField, useErrorWords } from "./ui/field";

export interface FollowableNote {
  id: string;
  occurredAt: string;
  category: string;
  authorName: string;
  text: string;
  ticked: boolean;
}

/** As many are on the page at once; older ones that are not ticked are one press away. */
const atOnce = 10;

interface MatterFieldsProps {
  values: { name: string; nextOn: string; circle?: string };
  notes: readonly FollowableNote[];
  errors: FieldErrors;
  /** Whether its circle is asked for: student health, when the matter is opened. */
  asksCircle?: boolean;
}

/** A matter's name, next date and notes: the same fields when it is opened and when it is changed. */
export function MatterFields({ values, notes, errors, asksCircle = false }: MatterFieldsProps) {
  const { t } = useTranslation("matter");
  const { t: tc } = useTranslation("concern");
  return (
    <>
      <TextField
        name="name"
        label={t("nameLabel")}
        help={t("nameHelp")}
        error={errors.name}
        defaultValue={values.name}
        maxLength={matterNameLimit * 2}
        autoComplete="off"
        required
      />
      <TextField
        name="nextOn"
        type="date"
        label={t("nextLabel")}
        help={t("nextHelp")}
        error={errors.nextOn}
        defaultValue={values.nextOn}
      />
      {asksCircle ? (
        <SelectField
          name="circle"
          label={t("circleLabel")}
          error={errors.circle}
          defaultValue={values.circle}
        >
          <option value="pupil">{tc("compose.circlePupil")}</option>
          <option value="student_health">{tc("compose.circleHealth")}</option>
        </SelectField>
      ) : null}
      <WhichNotes notes={notes} errors={errors} />
    </>
  );
}

function WhichNotes({ notes, errors }: Pick<MatterFieldsProps, "notes" | "errors">) {
  const { t } = useTranslation("matter");
  const first = notes.filter((n, at) => at < atOnce || n.ticked);
  const older = notes.filter((n, at) => at >= atOnce && !n.ticked);
  const words = useErrorWords()(errors.concernIds);
  return (
    <fieldset
      className={words ? "field field-wrong" : "field"}
      aria-describedby={words ? "concernIds-error" : undefined}
    >
      <legend className="field-label">{t("whichLabel")}</legend>
      <FieldErrorLine id="concernIds" words={words} />
      <Choices notes={first} firstId="concernIds" />
      {older.length > 0 ? (
        <details className="fold">
          <summary>{t("olderNotes", { count: older.length })}</summary>
          <Choices notes={older} />
        </details>
      ) : null}
    </fieldset>
  );
}

function Choices({ notes, firstId }: { notes: readonly FollowableNote[]; firstId?: string }) {
  const { t } = useTranslation("concern");
  return (
    <ul className="plain entries">
      {notes.map((n, at) => (
        <li key={n.id}>
          <Tick
            id={at === 0 ? firstId : undefined}
            name="concernIds"
            value={n.id}
            defaultChecked={n.ticked}
            aria-describedby={`text-${n.id}`}
            label={
              <>
                {n.occurredAt} <span className="soft">{n.authorName}</span>
                {n.category === "other" ? null : (
                  <span className="soft"> · {t(`category.${n.category}`)}</span>
                )}
              </>
            }
          />
          <p className="entry-text" id={`text-${n.id}`}>
            {n.text}
          </p>
        </li>
      ))}
    </ul>
  );
}
