import { type TextareaHTMLAttributes, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { noteLimit, remaining } from "~/domain/concern/graphemes";
import { Field, type FieldProps } from "./field";

interface CountedTextProps
  extends FieldProps,
    Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, keyof FieldProps | "maxLength"> {
  limit?: number;
  /** A sentence under the text area, left of the count. */
  hint?: string;
}

/** Spoken seldom: at each fifty, in the last ten and whenever it is too long. */
function isWorthSaying(left: number): boolean {
  return left <= 10 || left % 50 === 0;
}

/**
 * A text area that counts down as its reader counts: in grapheme clusters, by the very function that the server
 * judges with. It never cuts what is typed. Without scripts it says the limit, and the server counts.
 */
export function CountedText({
  name,
  label,
  help,
  error,
  optional,
  id,
  limit = noteLimit,
  hint,
  className = "",
  onInput,
  ...area
}: CountedTextProps) {
  const { t } = useTranslation("shell");
  const field = useRef<HTMLTextAreaElement>(null);
  const [left, setLeft] = useState<number | null>(null);
  // What the browser kept over a reload, or was typed before the scripts came, is counted too.
  useEffect(() => {
    if (field.current) setLeft(remaining(field.current.value, limit));
  }, [limit]);
  const over = left !== null && left < 0;
  const count = Math.abs(left ?? limit);
  return (
    <Field {...{ name, label, help, error, optional, id }}>
      {(wiring) => (
        <>
          <textarea
            {...area}
            {...wiring}
            ref={field}
            className={`input ${className}`}
            onInput={(event) => {
              setLeft(remaining(event.currentTarget.value, limit));
              onInput?.(event);
            }}
          />
          <div className="under-field">
            <span>{hint}</span>
            {left === null ? (
              <span>{t("form.limit", { limit })}</span>
            ) : (
              <span className={over ? "count count-over" : "count"}>
                <b>{count}</b> {t(over ? "form.over" : "form.left", { count })}
              </span>
            )}
          </div>
          <span className="sr-only" role="status">
            {left !== null && left !== limit && isWorthSaying(left)
              ? `${count} ${t(over ? "form.over" : "form.left", { count })}`
              : ""}
          </span>
        </>
      )}
    </Field>
  );
}
