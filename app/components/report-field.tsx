import { type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { FieldErrors } from "~/domain/refusal";
import type { ReportField as Asked } from "~/domain/report/form-shape";
import { paths } from "~/paths";
import { type Conflict, type SaveState, type ShownAnswer, useAutosave } from "./report-autosave";
import { OwnGuidance } from "./report-own-words";
import { useTogether, WhoWroteHere } from "./report-together";
import { Tick } from "./ui/choices";
import { FieldErrorLine, useErrorWords } from "./ui/field";
import { WritingAid } from "./writing-aid";

interface ReportFieldProps {
  answer: ShownAnswer;
  error: FieldErrors[string] | undefined;
  conflict: Conflict | undefined;
  /** What the school authority adds, beside the tool's own. */
  ownGuidance?: string | undefined;
  /** What stands beside it: its comments. */
  children?: ReactNode;
}

/** One question with what is known; with scripts it saves itself, and says so. */
export function ReportFieldInput({ answer, error, conflict, ownGuidance, children }: ReportFieldProps) {
  const { asked } = answer;
  const { t } = useTranslation("report-form");
  const { t: tf } = useTranslation("report-fields");
  const { t: tt } = useTranslation("report-together");
  const { at } = useTogether();
  const box = useRef<HTMLFieldSetElement>(null);
  const { base, shown, clash, errors, state, save, changed, settle } = useAutosave(box, { answer, conflict });
  const words = useErrorWords()(errors[asked.id] ?? errors.form ?? error);
  return (
    <div className="asked">
      <fieldset
        ref={box}
        className={words ? "field field-wrong" : "field"}
        onChange={changed}
        onFocus={() => at(asked.id)}
        onBlur={(event) => {
          if (event.currentTarget.contains(event.relatedTarget)) return;
          at("");
          save();
        }}
        aria-describedby={`${asked.id}-help${words ? ` ${asked.id}-error` : ""}`}
      >
        <legend className="field-label">{tf(`${asked.id}.label`)}</legend>
        <p className="field-help" id={`${asked.id}-help`}>
          {tf(`${asked.id}.guidance`)}
        </p>
        <FieldErrorLine id={asked.id} words={words} />
        <input type="hidden" name={`v.${asked.id}`} value={base.version} />
        <input type="hidden" name={`o.${asked.id}`} value={base.print} />
        {answer.kept ? <p className="banner banner-note">{tt("kept")}</p> : null}
        {clash ? <ConflictNote conflict={clash} asked={asked} onSettled={settle} /> : null}
        <Control key={shown.round} asked={asked} value={shown.value} label={tf(`${asked.id}.label`)} />
        {isRead(asked) ? <WritingAid name={`f.${asked.id}`} /> : null}
        <div className="under-field">
          {asked.mayBeUnknown ? (
            <Tick
              key={shown.round}
              name={`u.${asked.id}`}
              label={t("unknown")}
              defaultChecked={shown.value === null}
            />
          ) : (
            <span />
          )}
          <SaveWords state={state} />
        </div>
        <WhoWroteHere field={asked.id} version={base.version} />
      </fieldset>
      <div className="asked-more">
        <details className="fold why">
          <summary>{t("why")}</summary>
          <p className="soft">{tf(`${asked.id}.why`)}</p>
          <OwnGuidance text={ownGuidance} />
        </details>
        {children}
      </div>
    </div>
  );
}

/** Where the worry is told; not where an interpretation, or the child's words, are what is asked for. */
const isRead = ({ id }: Asked) => ["observations", "whyNow", "earlierWorry", "effectOnChild"].includes(id);

function SaveWords({ state }: { state: SaveState }) {
  const { t } = useTranslation("report-together");
  return (
    <span role="status" className={state.is === "failed" || state.is === "signedOut" ? "unsaved" : undefined}>
      {state.is === "saved" ? t("save.saved", { time: state.at }) : null}
      {state.is === "failed" ? t("save.failed") : null}
      {state.is === "signedOut" ? (
        <>
          {t("save.signedOut")}{" "}
          <a href={paths.signIn()} target="_blank" rel="noreferrer">
            {t("save.signIn")}
          </a>
        </>
      ) : null}
    </span>
  );
}

interface ConflictNoteProps {
  conflict: Conflict;
  asked: Asked;
  /** What stands in the field is what is to be saved. */
  onSettled: () => void;
}

function ConflictNote({ conflict, asked, onSettled }: ConflictNoteProps) {
  const { t } = useTranslation("report-together");
  const { t: tf } = useTranslation("report-form");
  const [scripts, setScripts] = useState(false);
  useEffect(() => setScripts(true), []);
  const word = (said: unknown): string => {
    if (said === null || said === undefined) return tf("unknown");
    if (typeof said === "object") return Object.values(said).filter(Boolean).join(", ");
    const chosen = ["choice", "choices", "yes_no_unknown"].includes(asked.kind);
    return chosen && said ? tf(`options.${String(said)}`) : String(said);
  };
  const theirs = Array.isArray(conflict.theirs)
    ? conflict.theirs.map(word).join("; ")
    : word(conflict.theirs);
  const join = () => {
    const input = document.getElementById(asked.id);
    if (!(input instanceof HTMLTextAreaElement)) return;
    input.value = [input.value.trimEnd(), String(conflict.theirs ?? "")].filter(Boolean).join("\n\n");
    input.focus();
    onSettled();
  };
  return (
    <div className="banner grid gap-2" role="alert">
      <p>{t("conflict.told", { name: conflict.byName, time: conflict.at })}</p>
      <div>
        <p>
          <b>{t("conflict.theirs")}</b>
        </p>
        <p className="quoted">{theirs || t("conflict.empty")}</p>
      </div>
      <p className="soft">{t("conflict.yours")}</p>
      {scripts ? (
        <div className="row">
          {asked.kind === "long_text" && typeof conflict.theirs === "string" ? (
            <button type="button" className="btn btn-quiet" onClick={join}>
              {t("conflict.join")}
            </button>
          ) : null}
          <button type="button" className="btn btn-quiet" onClick={onSettled}>
            {t("conflict.mine")}
          </button>
        </div>
      ) : null}
    </div>
  );
}

interface ControlProps {
  asked: Asked;
  value: unknown;
  label: string;
}

function Control({ asked, value, label }: ControlProps) {
  const { t } = useTranslation("report-form");
  const name = `f.${asked.id}`;
  const text = typeof value === "string" ? value : "";
  const options = asked.kind === "yes_no_unknown" ? ["yes", "no", "unknown"] : (asked.options ?? []);
  switch (asked.kind) {
    case "long_text":
      return (
        <textarea
          id={asked.id}
          name={name}
          aria-label={label}
          className="input"
          rows={5}
          defaultValue={text}
        />
      );
    case "yes_no_unknown":
    case "choice":
      return (
        <div className="pick">
          {options.map((option, i) => (
            <label key={option} className="pick-card">
              <input
                type="radio"
                id={i === 0 ? asked.id : undefined}
                name={name}
                value={option}
                defaultChecked={option === text}
              />
              {t(`options.${option}`)}
            </label>
          ))}
        </div>
      );
    case "choices":
      return (
        <div id={asked.id}>
          {options.map((option) => (
            <div key={option}>
              <Tick
                name={name}
                value={option}
                label={t(`options.${option}`)}
                defaultChecked={Array.isArray(value) && value.includes(option)}
              />
            </div>
          ))}
        </div>
      );
    case "people":
      return <People asked={asked} rows={Array.isArray(value) ? value : []} />;
    default: {
      const types = { date: "date", date_time: "datetime-local" } as const;
      const type = asked.kind === "date" || asked.kind === "date_time" ? types[asked.kind] : "text";
      const short = type === "text" ? "input" : "input input-short";
      return (
        <input
          id={asked.id}
          type={type}
          name={name}
          aria-label={label}
          className={short}
          defaultValue={text}
        />
      );
    }
  }
}

/** The rows there are, and an empty one; without scripts another comes when it is saved. */
function People({ asked, rows }: { asked: Asked; rows: Record<string, string>[] }) {
  const { t } = useTranslation("report-form");
  const [more, setMore] = useState(1);
  const [scripts, setScripts] = useState(false);
  useEffect(() => setScripts(true), []);
  const shown = [...rows, ...Array.from({ length: more }, (): Record<string, string> => ({}))];
  return (
    <div className="stack" id={asked.id}>
      {shown.map((row, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row has no other name than its place
        <div key={i} className="people-row">
          {(asked.columns ?? []).map((column) => (
            <label key={column} className="people-cell">
              <span className="soft">{t(`columns.${column}`)}</span>
              <input
                type="text"
                className="input"
                name={`f.${asked.id}.${i}.${column}`}
                defaultValue={row[column] ?? ""}
              />
            </label>
          ))}
        </div>
      ))}
      {scripts ? (
        <div>
          <button type="button" className="textbutton" onClick={() => setMore(more + 1)}>
            {t("addPerson")}
          </button>
        </div>
      ) : null}
    </div>
  );
}
