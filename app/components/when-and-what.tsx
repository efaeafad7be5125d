import { useTranslation } from "react-i18next";
import { categories } from "~/domain/concern/rules";
import type { FieldErrors } from "~/domain/refusal";
import { SelectField, TextField } from "./ui/field";

interface WhenAndWhatProps {
  errors: FieldErrors;
  values: Record<string, string>;
}

/** When it happened, and of what kind: the same fields wherever a note is written. */
export function WhenAndWhat({ errors, values }: WhenAndWhatProps) {
  const { t } = useTranslation("concern");
  return (
    <>
      <div className="pair">
        <TextField
          name="date"
          type="date"
          label={t("compose.date")}
          error={errors.date}
          defaultValue={values.date}
        />
        <TextField
          name="time"
          type="time"
          label={t("compose.time")}
          error={errors.time}
          defaultValue={values.time}
        />
      </div>
      <SelectField
        name="category"
        label={t("compose.category")}
        error={errors.category}
        defaultValue={values.category || "other"}
      >
        {categories.map((c) => (
          <option key={c} value={c}>
            {t(`category.${c}`)}
          </option>
        ))}
      </SelectField>
    </>
  );
}
