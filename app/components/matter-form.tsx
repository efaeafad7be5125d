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
  ticked: boolean;
}

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
  const { t: tc } = useTranslation("concern");
  const words = useErrorWords()(errors.concernIds);
  return (
    <fieldset
      className={words ? "field field-wrong" : "field"}
      aria-describedby={words ? "concernIds-error" : undefined}
    >
      <legend className="field-label">{t("whichLabel")}</legend>
      <FieldErrorLine id="concernIds" words={words} />
      <div className="ticks">
        {notes.map((n, at) => (
          <Tick
            key={n.id}
            id={at === 0 ? "concernIds" : undefined}
            name="concernIds"
            value={n.id}
            defaultChecked={n.ticked}
            label={`${n.occurredAt} · ${tc(`category.${n.category}`)} · ${n.authorName}`}
          />
        ))}
      </div>
    </fieldset>
  );
}
