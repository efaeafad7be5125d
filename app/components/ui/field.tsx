import type { InputHTMLAttributes, ReactNode, SelectHTMLAttributes } from "react";
import { useTranslation } from "react-i18next";
import type { FieldError } from "~/domain/refusal";

/** A rule's error by key, or words that are ready to be shown; of several the first. */
export type ShownError = FieldError | string | readonly string[] | null | undefined;

export function useErrorWords(): (error: ShownError) => string | undefined {
  const { t } = useTranslation("errors");
  return (error) => {
    if (!error) return undefined;
    if (typeof error === "string") return error;
    if ("key" in error) return t(error.key, error.params);
    return error[0];
  };
}

function ErrorMark() {
  return (
    <svg className="glyph" viewBox="0 0 14 14" aria-hidden="true">
      <path d="M7 1v8M7 11.2v1.8" stroke="currentColor" strokeWidth="2.6" />
    </svg>
  );
}

export function FieldErrorLine({ id, words }: { id: string; words: string | undefined }) {
  if (!words) return null;
  return (
    <p className="field-error" id={`${id}-error`}>
      <ErrorMark />
      {words}
    </p>
  );
}

export interface FieldProps {
  name: string;
  label: ReactNode;
  /** One sentence under the label: what to write, why it is asked. */
  help?: ReactNode;
  error?: ShownError;
  optional?: boolean;
  /** Where the name is not unique on the page. The error summary links to it. */
  id?: string;
}

interface Wiring {
  id: string;
  name: string;
  "aria-describedby"?: string;
  "aria-invalid"?: true;
}

export function wire({ name, id = name, help }: FieldProps, words: string | undefined): Wiring {
  const describedBy = [help ? `${id}-help` : "", words ? `${id}-error` : ""].filter(Boolean).join(" ");
  return {
    id,
    name,
    ...(describedBy ? { "aria-describedby": describedBy } : {}),
    ...(words ? { "aria-invalid": true } : {}),
  };
}

export function LabelWords({ label, optional }: Pick<FieldProps, "label" | "optional">) {
  const { t } = useTranslation("shell");
  return (
    <>
      {label}
      {optional ? <span className="soft"> ({t("form.optional")})</span> : null}
    </>
  );
}

/** Label, help and error around any one control; the control takes what `children` is called with. */
export function Field(props: FieldProps & { children: (wiring: Wiring) => ReactNode }) {
  const words = useErrorWords()(props.error);
  const wiring = wire(props, words);
  return (
    <div className={words ? "field field-wrong" : "field"}>
      <label className="field-label" htmlFor={wiring.id}>
        <LabelWords {...props} />
      </label>
      {props.help ? (
        <p className="field-help" id={`${wiring.id}-help`}>
          {props.help}
        </p>
      ) : null}
      <FieldErrorLine id={wiring.id} words={words} />
      {props.children(wiring)}
    </div>
  );
}

type Native<T> = Omit<T, keyof FieldProps>;

export function TextField({
  name,
  label,
  help,
  error,
  optional,
  id,
  className = "",
  ...input
}: FieldProps & Native<InputHTMLAttributes<HTMLInputElement>>) {
  return (
    <Field {...{ name, label, help, error, optional, id }}>
      {(wiring) => <input type="text" {...input} {...wiring} className={`input ${className}`} />}
    </Field>
  );
}

export function SelectField({
  name,
  label,
  help,
  error,
  optional,
  id,
  className = "",
  children,
  ...select
}: FieldProps & Native<SelectHTMLAttributes<HTMLSelectElement>>) {
  return (
    <Field {...{ name, label, help, error, optional, id }}>
      {(wiring) => (
        <select {...select} {...wiring} className={`input ${className}`}>
          {children}
        </select>
      )}
    </Field>
  );
}
