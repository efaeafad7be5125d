import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { partWords } from "~/domain/body-map/mark-words";
import {
  injuryKinds,
  longestWords,
  markField,
  mostMarks,
  type TypedMark,
  unpackMarks,
} from "~/domain/body-map/marks";
import { partsOf, views } from "~/domain/body-map/parts";
import type { FieldErrors } from "~/domain/refusal";
import { BodyFigures } from "./body-map";
import { SelectField, TextField } from "./ui/field";

interface BodyMapFieldProps {
  /** As packMarks gives it. */
  marks: string | undefined;
  errors: FieldErrors;
  /** Shown from the start: the category speaks of an injury. */
  offered?: boolean;
  onChange?: () => void;
}

const blank: TypedMark = { part: "", kind: "", words: "" };
/** Without scripts these lines are all there are; more are added by correcting the note. */
const linesAtFirst = 3;

const markParts = ["part", "kind", "words"] as const;

const isMarkError = (name: string) => name.startsWith("mark-");

/**
 * Visible injuries: a list of lines, each with part, kind and words, and a picture that fills the list in. Without scripts
 * the list alone works. The lines keep their fields uncontrolled but for the part, which the picture sets.
 */
export function BodyMapField({ marks, errors, offered = false, onChange }: BodyMapFieldProps) {
  const { t } = useTranslation("body-map");
  const given = unpackMarks(marks);
  const [live, setLive] = useState(false);
  const [rows, setRows] = useState(() =>
    numbered(given.length > 0 ? given : Array(linesAtFirst).fill(blank)),
  );
  const next = useRef(rows.length);
  // With scripts the list begins with one line and grows.
  useEffect(() => {
    setLive(true);
    setRows((all) => {
      // As they stand: something may have been chosen before the scripts came.
      const now = all.map(({ id, mark }, at) => ({ id, mark: { ...mark, part: standing(at, "part") } }));
      const written = now.filter((_, at) => markParts.some((name) => standing(at, name) !== ""));
      return written.length > 0 ? written : now.slice(0, 1);
    });
  }, []);
  const setPart = (id: number, part: string) =>
    setRows((all) => all.map((r) => (r.id === id ? { ...r, mark: { ...r.mark, part } } : r)));
  const add = (mark: TypedMark) => {
    next.current += 1;
    setRows((all) => (all.length < mostMarks ? [...all, { id: next.current, mark }] : all));
  };
  const pick = (part: string) => {
    const marked = rows.findIndex((r) => r.mark.part === part);
    const empty = rows.find((r) => r.mark.part === "");
    if (marked >= 0) document.getElementById(markField(marked, "kind"))?.focus();
    else if (empty) setPart(empty.id, part);
    else add({ ...blank, part });
    onChange?.();
  };
  const wrong = Object.keys(errors).some(isMarkError);
  return (
    <details className="fold body-map" open={offered || wrong || given.length > 0 || undefined}>
      <summary>{t("fold")}</summary>
      <div className="stack">
        <p className="soft">{t("lead")}</p>
        <p className="soft">
          {live ? `${t("pickHelp")} ` : null}
          {t("sidesHelp")}
        </p>
        <BodyFigures marked={rows.map((r) => r.mark.part)} onPick={live ? pick : undefined} />
        {rows.map((row, at) => (
          <MarkLine
            key={row.id}
            at={at}
            mark={row.mark}
            errors={errors}
            onPart={live ? (part) => setPart(row.id, part) : undefined}
            onRemove={
              live && rows.length > 1
                ? () => {
                    setRows((all) => all.filter((r) => r.id !== row.id));
                    onChange?.();
                  }
                : undefined
            }
          />
        ))}
        {live && rows.length < mostMarks ? (
          <div>
            <button type="button" className="btn btn-quiet" onClick={() => add(blank)}>
              {t("add")}
            </button>
          </div>
        ) : null}
      </div>
    </details>
  );
}

/** What a field of the form holds now. */
function standing(at: number, name: keyof TypedMark): string {
  const field = document.getElementById(markField(at, name));
  return field instanceof HTMLSelectElement || field instanceof HTMLInputElement ? field.value : "";
}

const numbered = (marks: readonly TypedMark[]) => marks.map((mark, id) => ({ id, mark }));

interface MarkLineProps {
  at: number;
  mark: TypedMark;
  errors: FieldErrors;
  onPart: ((part: string) => void) | undefined;
  onRemove: (() => void) | undefined;
}

function MarkLine({ at, mark, errors, onPart, onRemove }: MarkLineProps) {
  const { t } = useTranslation("body-map");
  const name = (of: keyof TypedMark) => markField(at, of);
  const chosen = onPart
    ? {
        value: mark.part,
        onChange: (e: { currentTarget: { value: string } }) => onPart(e.currentTarget.value),
      }
    : { defaultValue: mark.part };
  return (
    <fieldset className="body-line">
      <legend className="field-label">{t("line", { number: at + 1 })}</legend>
      <div className="pair">
        <SelectField name={name("part")} label={t("part")} error={errors[name("part")]} {...chosen}>
          <option value="">{t("choosePart")}</option>
          {views.map((view) => (
            <optgroup key={view} label={t(view)}>
              {partsOf[view].map((part) => (
                <option key={part} value={part}>
                  {partWords(t, part)}
                </option>
              ))}
            </optgroup>
          ))}
        </SelectField>
        <SelectField
          name={name("kind")}
          label={t("kind")}
          error={errors[name("kind")]}
          defaultValue={mark.kind}
        >
          <option value="">{t("chooseKind")}</option>
          {injuryKinds.map((kind) => (
            <option key={kind} value={kind}>
              {t(`kinds.${kind}`)}
            </option>
          ))}
        </SelectField>
      </div>
      <TextField
        name={name("words")}
        label={t("words")}
        help={t("wordsHelp")}
        error={errors[name("words")]}
        defaultValue={mark.words}
        maxLength={longestWords}
        autoComplete="off"
      />
      {onRemove ? (
        <button type="button" className="textbutton" onClick={onRemove}>
          {t("remove", { number: at + 1 })}
        </button>
      ) : null}
    </fieldset>
  );
}
