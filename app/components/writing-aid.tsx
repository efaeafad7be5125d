import { useRef } from "react";
import { useTranslation } from "react-i18next";
import type { FieldErrors } from "~/domain/refusal";
import type { Mark } from "~/domain/writing-aid/marks";
import { MarkedText } from "./marked-text";
import { type ReadText, useWritingAid } from "./writing-aid-asks";

interface WritingAidProps {
  /** Of the text area that it reads, in the same form. */
  name: string;
  /** As the server read it, where the page was asked for by its button. */
  given?: ReadText | null;
}

/**
 * Under a text area, one quiet line: how many proposals there are. It unfolds to the text with its marks and what each
 * asks. It never blocks, never takes the focus and is spoken politely; each proposal, or all, can be sent away.
 */
export function WritingAid({ name, given = null }: WritingAidProps) {
  const { t } = useTranslation("writing-aid");
  const box = useRef<HTMLDivElement>(null);
  const aid = useWritingAid(box, name, given);
  const { live, off, marks, text, wasRead } = aid;
  const asks = marks.filter((m) => m.kind !== "own_words");
  const words =
    asks.length > 0 ? t("count", { count: asks.length }) : marks.length > 0 ? t("quoted") : t("none");
  return (
    <div ref={box} className="writing-aid">
      {off ? (
        <button type="button" className="textbutton" onClick={() => aid.readNow("her")}>
          {t("read")}
        </button>
      ) : null}
      {/* Heard when it changes, and not again for the same number. */}
      <span className="sr-only" aria-live="polite">
        {wasRead && live && asks.length > 0 ? words : ""}
      </span>
      {marks.length > 0 ? (
        <Proposals
          {...{ text, marks, words, off, live }}
          open={given !== null}
          onDismiss={aid.dismiss}
          onTurn={aid.turn}
        />
      ) : wasRead && (off || !live) ? (
        <span className="soft">{t("none")}</span>
      ) : null}
    </div>
  );
}

/** Beside the form's own button and after it, so that Enter still saves: where there are no scripts the form's door reads. */
export function ReadThroughButton() {
  const { t } = useTranslation("writing-aid");
  return (
    <noscript>
      <button type="submit" className="textbutton" name="do" value="read-through" formNoValidate>
        {t("read")}
      </button>
    </noscript>
  );
}

interface ProposalsProps {
  text: string;
  marks: readonly Mark[];
  words: string;
  off: boolean;
  live: boolean;
  open: boolean;
  onDismiss: (marks: readonly Mark[]) => void;
  onTurn: (to: "on" | "off") => void;
}

function Proposals({ text, marks, words, off, live, open, onDismiss, onTurn }: ProposalsProps) {
  const { t } = useTranslation("writing-aid");
  const summary = useRef<HTMLElement>(null);
  const asks = marks.filter((m) => m.kind !== "own_words");
  const numbers = marks.map((m) => (m.kind === "own_words" ? "" : String(asks.indexOf(m) + 1)));
  /** Where one stood is gone: the line above is next. */
  const dismiss = (gone: readonly Mark[]) => {
    onDismiss(gone);
    summary.current?.focus();
  };
  return (
    <details className="fold aid-proposals" open={open || undefined}>
      <summary ref={summary}>{words}</summary>
      <div className="stack">
        <MarkedText text={text} marks={marks} numbers={numbers} />
        <ol className="aid-list">
          {asks.map((mark) => (
            <li key={`${mark.kind} ${mark.start}`}>
              <b>{t(`kind.${mark.kind}.label`)}</b> ”{shortened(text.slice(mark.start, mark.end))}”{" "}
              {t(`kind.${mark.kind}.ask`)}{" "}
              {live ? (
                <button
                  type="button"
                  className="textbutton"
                  onClick={() => dismiss([mark])}
                  aria-label={t("dismissOne", { quote: shortened(text.slice(mark.start, mark.end)) })}
                >
                  {t("dismiss")}
                </button>
              ) : null}
            </li>
          ))}
        </ol>
        {marks.length > asks.length ? <p className="soft">{t("kind.own_words.ask")}</p> : null}
        <p className="soft">{t("lead")}</p>
        {live ? (
          <div className="row">
            <button type="button" className="textbutton" onClick={() => dismiss(marks)}>
              {t("dismissAll")}
            </button>
            <button type="button" className="textbutton" onClick={() => onTurn(off ? "on" : "off")}>
              {t(off ? "turnOn" : "turnOff")}
            </button>
          </div>
        ) : null}
      </div>
    </details>
  );
}

/** What a form's door answers: refused, or, with `read`, read through as its button asked. */
export interface ReadAnswer {
  errors: FieldErrors;
  values: Record<string, string>;
  read?: Mark[];
  key?: string;
}

export const readText = (answer: ReadAnswer | null | undefined): ReadText | null =>
  answer?.read ? { text: answer.values.text ?? "", marks: answer.read } : null;

const shortened = (quote: string) => (quote.length > 60 ? `${quote.slice(0, 57).trimEnd()}…` : quote);
