import type { InputHTMLAttributes, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { FieldErrorLine, type FieldProps, LabelWords, useErrorWords } from "./field";
import { PriorityGlyph, type ShownPriority, shownPriorities } from "./priority";

interface Choice {
  value: string;
  label: ReactNode;
  className?: string;
}

interface ChoiceFieldProps extends FieldProps {
  choices: readonly Choice[];
  defaultValue?: string;
  required?: boolean;
}

/** A question with cards to choose one of. The first card carries the field's id, for the error summary. */
export function ChoiceField({ choices, defaultValue, required, ...field }: ChoiceFieldProps) {
  const words = useErrorWords()(field.error);
  const id = field.id ?? field.name;
  const describedBy = [field.help ? `${id}-help` : "", words ? `${id}-error` : ""].filter(Boolean).join(" ");
  return (
    <fieldset className={words ? "field field-wrong" : "field"} aria-describedby={describedBy || undefined}>
      <legend className="field-label">
        <LabelWords {...field} />
      </legend>
      {field.help ? (
        <p className="field-help" id={`${id}-help`}>
          {field.help}
        </p>
      ) : null}
      <FieldErrorLine id={id} words={words} />
      <div className="pick">
        {choices.map((choice, position) => (
          <label key={choice.value} className={`pick-card ${choice.className ?? ""}`}>
            <input
              type="radio"
              id={position === 0 ? id : undefined}
              name={field.name}
              value={choice.value}
              defaultChecked={choice.value === defaultValue}
              required={required}
            />
            {choice.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

interface PriorityFieldProps {
  name?: string;
  defaultValue?: ShownPriority | null;
  error?: FieldProps["error"];
  required?: boolean;
}

export function PriorityField({ name = "priority", defaultValue, error, required }: PriorityFieldProps) {
  const { t } = useTranslation("shell");
  const choices = shownPriorities.map((priority) => ({
    value: priority,
    className: `p-${priority}`,
    label: (
      <>
        <PriorityGlyph priority={priority} />
        {t(`priority.${priority}`)}
      </>
    ),
  }));
  return (
    <ChoiceField
      name={name}
      label={t("priority.label")}
      error={error}
      choices={choices}
      defaultValue={defaultValue ?? undefined}
      required={required}
    />
  );
}

interface TickProps extends Omit<InputHTMLAttributes<HTMLInputElement>, "type"> {
  label: ReactNode;
  /** Round and small, for suggestions in a row. */
  chip?: boolean;
}

/** One box to tick, its words beside it. */
export function Tick({ label, chip = false, ...input }: TickProps) {
  return (
    <label className={chip ? "tick tick-chip" : "tick"}>
      <input type="checkbox" {...input} />
      <span>{label}</span>
    </label>
  );
}
