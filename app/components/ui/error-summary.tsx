import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { type ShownError, useErrorWords } from "./field";

interface ErrorSummaryProps {
  /** By field; the key is the field's id. The empty key is the form's own error. */
  errors: Readonly<Record<string, ShownError>> | null | undefined;
}

/** Stands above the form, takes the focus when it appears, and leads to each field. */
export function ErrorSummary({ errors }: ErrorSummaryProps) {
  const { t } = useTranslation("errors");
  const words = useErrorWords();
  const box = useRef<HTMLDivElement>(null);
  const found = Object.entries(errors ?? {}).flatMap(([field, error]) => {
    const said = words(error);
    return said ? [{ field, said }] : [];
  });
  // What concerns no field of the form, such as that somebody else was first, is no entry to correct.
  const ofForm = found.every(({ field }) => isOfForm(field));
  const signature = found.map(({ said }) => said).join("\n");
  useEffect(() => {
    if (signature) box.current?.focus();
  }, [signature]);
  if (found.length === 0) return null;
  return (
    <div className="error-summary" role="alert" tabIndex={-1} ref={box}>
      <h2>{ofForm ? t("summary.refused") : t("summary.title", { count: found.length })}</h2>
      <ul>
        {found.map(({ field, said }) => (
          <li key={field}>{isOfForm(field) ? said : <a href={`#${field}`}>{said}</a>}</li>
        ))}
      </ul>
      {ofForm ? null : <p className="soft">{t("summary.kept")}</p>}
    </div>
  );
}

const isOfForm = (field: string) => field === "" || field === "form";
