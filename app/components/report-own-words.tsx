import { useTranslation } from "react-i18next";
import type { OwnTexts } from "~/domain/report-text/own-texts";
import { SubmitButton } from "./ui/submit-button";

/** The school authority's introduction, on the first part, and its standard phrases, where it is told what was seen. */
export function OwnWords({ section, own }: { section: string; own: OwnTexts }) {
  const { t } = useTranslation("report-text");
  if (section === "now" && own.intro) {
    return (
      <div className="banner banner-note whitespace-pre-line">
        <b>{t("from")}</b> {own.intro}
      </div>
    );
  }
  if (section !== "observed" || own.phrases.length === 0) return null;
  return <Phrases phrases={own.phrases} />;
}

function Phrases({ phrases }: Pick<OwnTexts, "phrases">) {
  const { t } = useTranslation("report-text");
  const { t: tf } = useTranslation("report-form");
  return (
    <details className="card fold">
      <summary>{t("phrases")}</summary>
      <p className="soft">{t("phrasesLead")}</p>
      {phrases.map(({ category, text }) => (
        <form key={category} method="post" className="mt-2">
          <input type="hidden" name="do" value="phrase" />
          <input type="hidden" name="category" value={category} />
          <b>{tf(`options.${category}`)}</b>
          <p className="note whitespace-pre-line">{text}</p>
          <SubmitButton look="quiet">{t("addPhrase")}</SubmitButton>
        </form>
      ))}
    </details>
  );
}

/** Beside the tool's own guidance, never in its place. */
export function OwnGuidance({ text }: { text: string | undefined }) {
  const { t } = useTranslation("report-text");
  if (!text) return null;
  return (
    <p className="whitespace-pre-line">
      <b>{t("from")}</b> {text}
    </p>
  );
}
