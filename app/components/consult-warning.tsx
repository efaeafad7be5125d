// A gentle word before a question goes: it seems to name somebody. Beside the text that is kept; it never blocks.
import { useTranslation } from "react-i18next";
import { Banner } from "./ui/page-pieces";

export function ConsultWarning({ words }: { words: readonly string[] }) {
  const { t } = useTranslation("consultation");
  if (words.length === 0) return null;
  return (
    <Banner tone="note" title={t("warn.title")}>
      <p>{t("warn.body", { words: words.join(", ") })}</p>
    </Banner>
  );
}
