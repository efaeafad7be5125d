import { useFetcher } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { FieldErrors } from "~/domain/refusal";
import type { ReportField as Asked } from "~/domain/report/form-shape";
import { Tick } from "./ui/choices";
import { FieldErrorLine, useErrorWords } from "./ui/field";

export interface ShownAnswer {
  asked: Asked;
  value: unknown;
  version: number;
}

export interface Conflict {
  version: number;
  theirs: unknown;
  byName: string;
  at: string;
}

export interface FieldAnswer {
  version?: number;
  at?: string;
  errors?: FieldErrors;
  conflicts?: Record<string, Conflict>;
}

interface ReportFieldProps {
  answer: ShownAnswer;
  error: FieldErrors[string] | undefined;
  conflict: Conflict | undefined;
}

/** One question with what is known; with scripts it saves itself when it is left, and says so. */
export function ReportFieldInput({ answer, error, conflict }: ReportFieldProps) {
  const { asked } = answer;
  const { t } = useTranslation("report-form");
  const { t: tf } = useTranslation("report-fields");
  const { t: tr } = useTranslation("report");
  const fetcher = useFetcher<FieldAnswer>();
  const box = useRef<HTMLFieldSetElement>(null);
  const [version, setVersion] = useState(conflict?.version ?? answer.version);
  const [dirty, setDirty] = useState(false);
  const told = fetcher.data;
  const clash = told?.conflicts?.[asked.id] ?? conflict;
  useEffect(() => {
    const next = told?.conflicts?.[asked.id]?.version ?? told?.version;
    if (next !== undefined) setVersion(next);
  }, [told, asked.id]);
  useEffect(() => setVersion((known) => Math.max(known, answer.version)), [answer.version]);
  const save = () => {
    if (!dirty || !box.current?.form) return;
    const whole = new FormData(box.current.form);
    const own = new FormData();
    for (const [name, value] of whole) {
      if (name.split(".")[1] === asked.id) own.append(name, value);
    }
    own.set("do", "field");
    own.set("field", asked.id);
    setDirty(false);
    fetcher.submit(own, { method: "post" });
  };
  const words = useErrorWords()(told?.errors?.[asked.id] ?? error);
  const saved = fetcher.state === "idle" && told?.at && !dirty ? tr("save.saved", { time: told.at }) : "";
  return (
    <fieldset
      ref={box}
      className={words ? "field field-wrong" : "field"}
      onChange={() => setDirty(true)}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) save();
      }}
      aria-describedby={`${asked.id}-help${words ? ` ${asked.id}-error` : ""}`}
    >
      <legend className="field-label">{tf(`${asked.id}.label`)}</legend>
      <p className="field-help" id={`${asked.id}-help`}>
        {tf(`${asked.id}.guidance`)}
      </p>
      <FieldErrorLine id={asked.id} words={words} />
      <input type="hidden" name={`v.${asked.id}`} value={version} />
      {clash ? <ConflictNote conflict={clash} asked={asked} /> : null}
      <Control asked={asked} value={answer.value} label={tf(`${asked.id}.label`)} />
      <div className="under-field">
        {asked.mayBeUnknown ? (
          <Tick name={`u.${asked.id}`} label={t("unknown")} defaultChecked={answer.value === null} />
        ) : (
          <span />
        )}
        <span role="status">{saved}</span>
      </div>
      <details className="fold why">
        <summary>{t("why")}</summary>
        <p className="soft">{tf(`${asked.id}.why`)}</p>
      </details>
    </fieldset>
  );
}

function ConflictNote({ conflict, asked }: { conflict: Conflict; asked: Asked }) {
  const { t } = useTranslation("report");
  const { t: tf } = useTranslation("report-form");
  const word = (said: unknown): string => {
    if (said === null || said === undefined) return tf("unknown");
    if (typeof said === "object") return Object.values(said).filter(Boolean).join(", ");
    const chosen = ["choice", "choices", "yes_no_unknown"].includes(asked.kind);
    return chosen && said ? tf(`options.${String(said)}`) : String(said);
  };
  const theirs = Array.isArray(conflict.theirs)
    ? conflict.theirs.map(word).join("; ")
    : word(conflict.theirs);
  return (
    <div className="banner" role="alert">
      <p>{t("save.conflict", { name: conflict.byName, time: conflict.at })}</p>
      <p>
        <b>{t("save.theirs")}</b>
      </p>
      <p className="note">{theirs}</p>
      <p className="soft">{t("save.yours")}</p>
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
      <div>
        <button type="button" className="textbutton" onClick={() => setMore(more + 1)}>
          {t("addPerson")}
        </button>
      </div>
    </div>
  );
}
