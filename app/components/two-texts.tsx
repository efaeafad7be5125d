import { type RefObject, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { compareTexts, type TextPart } from "~/domain/concern/compare-texts";
import { Banner } from "./ui/page-pieces";

interface Wording {
  text: string;
  priority: string;
  category: string;
  marks: string;
}

interface TwoTextsProps {
  /** As it was typed in this browser. */
  yours: Wording;
  /** As it now stands, saved from another. */
  theirs: Wording;
  /** When that was saved, in words. */
  when: string;
  form: RefObject<HTMLFormElement>;
}

/** Two texts side by side, and what differs between them: joined by hand, since only the writer knows what is right. */
export function TwoTexts({ yours, theirs, when, form }: TwoTextsProps) {
  const { t } = useTranslation("two-texts");
  const { t: ts } = useTranslation("shell");
  const { t: tc } = useTranslation("concern");
  const { one, other } = compareTexts(yours.text, theirs.text);
  const section = useRef<HTMLElement>(null);
  // Nobody may miss that it was not saved: where it stands when the page has answered.
  useEffect(() => section.current?.focus(), []);
  return (
    <section className="two-texts" aria-labelledby="two-texts" tabIndex={-1} ref={section}>
      <Banner>
        <h2 id="two-texts">{t("title")}</h2>
        <p>{t("lead", { when })}</p>
      </Banner>
      <div className="two-texts-pair">
        <Text id="text-there" title={t("theirs")} parts={other} />
        <Text id="text-here" title={t("yours")} parts={one} />
      </div>
      <p className="soft">{yours.text === theirs.text ? t("alike") : t("marked")}</p>
      {yours.priority && yours.priority !== theirs.priority ? (
        <p>
          {t("priority", {
            there: ts(`priority.${theirs.priority}`),
            here: ts(`priority.${yours.priority}`),
          })}
        </p>
      ) : null}
      {yours.category && yours.category !== theirs.category ? (
        <p>
          {t("category", {
            there: tc(`category.${theirs.category}`),
            here: tc(`category.${yours.category}`),
          })}
        </p>
      ) : null}
      {yours.marks === theirs.marks ? null : <p>{t("marks")}</p>}
      <TakeTheirs text={theirs.text} form={form} />
    </section>
  );
}

function Text({ id, title, parts }: { id: string; title: string; parts: readonly TextPart[] }) {
  const { t } = useTranslation("two-texts");
  let at = 0;
  return (
    <section className="card" aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      <p className="note">
        {parts.map(({ text, differs }) => {
          at += text.length;
          return differs ? <mark key={at}>{text}</mark> : <span key={at}>{text}</span>;
        })}
        {parts.length === 0 ? <span className="soft">{t("empty")}</span> : null}
      </p>
    </section>
  );
}

/** A convenience where scripts run; without them the text is copied by hand. */
function TakeTheirs({ text, form }: { text: string; form: RefObject<HTMLFormElement> }) {
  const { t } = useTranslation("two-texts");
  const [ready, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  if (!ready) return null;
  const add = () => {
    const area = form.current?.querySelector<HTMLTextAreaElement>("textarea[name=text]");
    if (!area) return;
    area.value = `${area.value.trimEnd()}\n${text}`.trimStart();
    area.dispatchEvent(new Event("input", { bubbles: true }));
    area.focus();
  };
  return (
    <p>
      <button className="textbutton" type="button" onClick={add}>
        {t("takeTheirs")}
      </button>
    </p>
  );
}
