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
  const signature = found.map(({ said }) => said).join("\n");
  useEffect(() => {
    if (signature) box.current?.focus();
  }, [signature]);
  if (found.length === 0) return null;
  return (
    <div className="error-summary" role="alert" tabIndex={-1} ref={box}>
      <h2>{t("summary.title", { count: found.length })}</h2>
      <ul>
        {found.map(({ field, said }) => (
          <li key={field}>{field ? <a href={`#${field}`}>{said}</a> : said}</li>
        ))}
      </ul>
      <p className="soft">{t("summary.kept")}</p>
    </div>
  );
}
