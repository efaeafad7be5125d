import { type ChangeEvent, type RefObject, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { acceptAttribute } from "~/domain/concern/file-rules";
import { Field, type ShownError, useErrorWords } from "./ui/field";
import { type Upload, useUploads } from "./uploads";

/** Whole megabytes. */
export interface FileLimitsInWords {
  file: number;
  all: number;
}

interface FilesFieldProps {
  error?: ShownError;
  /** What has come already, where the form is shown again: JSON, as the form's answer gives it. */
  ready?: string;
  limits: FileLimitsInWords;
  label?: string;
  /** One file alone. */
  single?: boolean;
  /** Another has come whole, or one has been taken away. */
  onChange?: () => void;
}

const readySchema = z.array(
  z.object({ id: z.string(), name: z.string(), size: z.number(), held: z.boolean() }),
);

function readyFiles(json: string | undefined) {
  if (!json) return [];
  const parsed = readySchema.safeParse(JSON.parse(json));
  return parsed.success ? parsed.data : [];
}

/**
 * Where files are chosen. Where scripts run each is sent at once, with its progress, and the form carries what came; where
 * none do, the form carries the files themselves. On a phone the camera stands beside.
 */
export function FilesField({ error, ready, limits, label, single = false, onChange }: FilesFieldProps) {
  const { t } = useTranslation("files");
  const { uploads, add, again, remove } = useUploads(readyFiles(ready));
  const [scripted, setScripted] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    setScripted(true);
    // What was chosen before the scripts came would be shown and not sent.
    const inputs = [...(box.current?.querySelectorAll<HTMLInputElement>("input[type=file]") ?? [])];
    const chosen = inputs.flatMap((input) => [...(input.files ?? [])]);
    if (chosen.length > 0) add(single ? chosen.slice(-1) : chosen);
    for (const input of inputs) input.value = "";
  }, [add, single]);
  const waits = useHeldBack(box, uploads);
  const there = uploads.filter(isThere).length;
  const told = useRef(there);
  useEffect(() => {
    if (told.current !== there) onChange?.();
    told.current = there;
  }, [there, onChange]);
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    // Where one alone goes, the last chosen takes the place of the one before.
    if (single) for (const earlier of uploads) remove(earlier);
    add([...(event.currentTarget.files ?? [])]);
    event.currentTarget.value = "";
  };
  // Without a name a browser does not send it: what it held is on its way already.
  const sent = scripted ? { onChange: choose } : {};
  return (
    <div ref={box} className="files">
      <Field
        name="files"
        label={label ?? t("field.label")}
        help={t(single ? "field.helpOne" : "field.help", { ...limits })}
        error={error}
      >
        {({ name, ...wiring }) => (
          <input
            {...wiring}
            {...sent}
            name={scripted ? undefined : name}
            type="file"
            multiple={!single}
            accept={acceptAttribute}
            className="input"
          />
        )}
      </Field>
      <noscript>
        <p className="field-help">{t(single ? "field.unscriptedOne" : "field.unscripted")}</p>
      </noscript>
      <label className="btn btn-quiet files-camera">
        {t("field.camera")}
        <input
          {...sent}
          name={scripted ? undefined : "files"}
          type="file"
          accept="image/*"
          capture="environment"
          className="sr-only"
        />
      </label>
      {uploads.length > 0 ? (
        <ul className="plain files-list" aria-label={t("list.label")}>
          {uploads.map((upload) => (
            <Row key={upload.key} upload={upload} again={again} remove={remove} />
          ))}
        </ul>
      ) : null}
      <p className="sr-only" role="status">
        <Spoken uploads={uploads} />
      </p>
      {waits ? (
        <p className="field-help" role="alert">
          {t(uploads.some(isBroken) ? "list.broken" : "list.waits")}
        </p>
      ) : null}
    </div>
  );
}

const isBroken = ({ state }: Upload) => state === "broken" || state === "signed_out";
const isUnderWay = ({ state }: Upload) => ["waiting", "sending", "judging"].includes(state);
const isThere = ({ state }: Upload) => state === "ready" || state === "held";

/** Holds the form back while a file is on its way, and sends it when all have come; true while it does. */
function useHeldBack(box: RefObject<HTMLDivElement>, uploads: Upload[]): boolean {
  const [asked, setAsked] = useState<{ by: HTMLElement | null } | null>(null);
  const unfinished = useRef(false);
  unfinished.current = uploads.some((each) => isUnderWay(each) || isBroken(each));
  useEffect(() => {
    const form = box.current?.closest("form");
    if (!form) return;
    const hold = (event: SubmitEvent) => {
      if (!unfinished.current) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      setAsked({ by: event.submitter });
    };
    form.addEventListener("submit", hold, { capture: true });
    return () => form.removeEventListener("submit", hold, { capture: true });
  }, [box]);
  useEffect(() => {
    if (!asked || uploads.some((each) => isUnderWay(each) || isBroken(each))) return;
    setAsked(null);
    // What was refused is seen before the form goes without it.
    if (uploads.some(({ state }) => state === "refused")) return;
    box.current?.closest("form")?.requestSubmit(asked.by);
  }, [asked, uploads, box]);
  return asked !== null;
}

interface RowProps {
  upload: Upload;
  again: (key: string) => void;
  remove: (upload: Upload) => void;
}

function Row({ upload, again, remove }: RowProps) {
  const { t } = useTranslation("files");
  const words = useErrorWords();
  const { key, name, size, sent, state, error, uploadId } = upload;
  return (
    <li className="files-row">
      <span className="files-name">{name}</span>
      {state === "waiting" || state === "sending" ? (
        <progress aria-label={t("list.progress", { name })} max={size} value={sent} />
      ) : null}
      <span className={state === "refused" || isBroken(upload) ? "field-error" : "soft"}>
        {error
          ? words(error)
          : t(`state.${state}`, { percent: Math.floor((100 * sent) / Math.max(1, size)) })}
      </span>
      {isThere(upload) && uploadId ? <input type="hidden" name="uploads" value={uploadId} /> : null}
      {isBroken(upload) ? (
        <button type="button" className="textbutton" onClick={() => again(key)}>
          {t("list.again")}
          <span className="sr-only"> {name}</span>
        </button>
      ) : null}
      <button type="button" className="textbutton" onClick={() => remove(upload)}>
        {t(isUnderWay(upload) ? "list.stop" : "list.remove")}
        <span className="sr-only"> {name}</span>
      </button>
    </li>
  );
}

/** What a screen reader says: how many have come, and each that did not; not each step of the way. */
function Spoken({ uploads }: { uploads: Upload[] }) {
  const { t } = useTranslation("files");
  const words = useErrorWords();
  if (uploads.length === 0) return null;
  const said = [t("spoken.there", { there: uploads.filter(isThere).length, count: uploads.length })];
  for (const { name, state, error } of uploads) {
    if (error) said.push(words(error) ?? "");
    else if (state === "broken" || state === "signed_out" || state === "held")
      said.push(`${name}: ${t(`state.${state}`)}`);
  }
  return <>{said.join(" ")}</>;
}
