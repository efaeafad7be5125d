import { useTranslation } from "react-i18next";
import type { FieldErrors } from "~/domain/refusal";
import { Tick } from "./ui/choices";
import { FieldErrorLine, useErrorWords } from "./ui/field";
import { Chip } from "./ui/page-pieces";
import { SubmitButton } from "./ui/submit-button";

export interface ShownEntry {
  id: string;
  day: string;
  authorName: string;
  text: string;
  /** Written since the report that this one follows was sent. */
  isNew: boolean;
  /** Student health's own. */
  inner: boolean;
  chosen: boolean;
  attachments: { id: string; name: string; chosen: boolean }[];
}

/** A file on no note. */
export interface ShownLooseFile {
  id: string;
  day: string;
  addedByName: string;
  title: string;
  isNew: boolean;
  inner: boolean;
  /** Waits for the virus scanner. */
  held: boolean;
  chosen: boolean;
}

interface ReportEntriesProps {
  entries: ShownEntry[];
  looseFiles: ShownLooseFile[];
  /** The report that this one follows, or null. */
  follows: { reference: string; date: string } | null;
  /** Chosen by others, not to be read here. */
  others: number;
  /** Student health's own that it has let into the report: to be read in the document. */
  fromHealth: number;
  errors: FieldErrors;
  /** What was ticked where something was refused. */
  ticked: { concernIds?: string; attachmentIds?: string };
}

/** What of the thread the report rests on. */
export function ReportEntries(props: ReportEntriesProps) {
  const { entries, looseFiles, follows, others, fromHealth, errors, ticked } = props;
  const { t } = useTranslation("report");
  const { t: tt } = useTranslation("report-together");
  const say = useErrorWords();
  const words = say(errors.entries);
  const refused = Boolean(words || errors.release);
  const isTicked = (ids: string | undefined, one: { id: string; chosen: boolean }) =>
    refused && ids !== undefined ? ids.split(" ").includes(one.id) : one.chosen;
  const fresh = entries.filter((e) => e.isNew);
  const rest = entries.filter((e) => !e.isNew);
  const isPicked = (e: ShownEntry) =>
    isTicked(ticked.concernIds, e) || e.attachments.some((a) => isTicked(ticked.attachmentIds, a));
  // Nothing that is picked is out of sight; of the others the latest are enough to begin with.
  const older = rest.filter((e, at) => at >= inSight && !isPicked(e));
  const shown = [...fresh, ...rest.filter((e) => !older.includes(e))];
  const row = (e: ShownEntry) => <EntryRow key={e.id} entry={e} ticked={ticked} isTicked={isTicked} />;
  const picked = entries.filter((e) => e.chosen).length;
  const anyPicked = picked > 0 || looseFiles.some((f) => f.chosen);
  return (
    <details className="card fold" open={refused || !anyPicked}>
      <summary>
        {picked > 0 ? tt("entries.picked", { count: picked, of: entries.length }) : t("entries.title")}
      </summary>
      <form method="post" className="stack" id="entries">
        <input type="hidden" name="do" value="entries" />
        <p className="soft">{entries.length > 0 ? t("entries.lead") : t("entries.none")}</p>
        {follows ? (
          <p>{t(entries.some((e) => e.isNew) ? "entries.fresh" : "entries.nothingFresh", follows)}</p>
        ) : null}
        <FieldErrorLine id="entries" words={words} />
        <ul className="plain entries">{shown.map(row)}</ul>
        {older.length > 0 ? (
          <details className="fold why">
            <summary>{tt("entries.older", { count: older.length })}</summary>
            <ul className="plain entries">{older.map(row)}</ul>
          </details>
        ) : null}
        <LooseFiles files={looseFiles} isTicked={(f) => isTicked(ticked.attachmentIds, f)} />
        {fromHealth > 0 ? <p className="soft">{t("entries.fromHealth", { count: fromHealth })}</p> : null}
        {others > 0 ? <p className="soft">{t("entries.others", { count: others })}</p> : null}
        {[...entries, ...looseFiles].some((e) => e.inner) ? (
          <div>
            <FieldErrorLine id="release" words={say(errors.release)} />
            <Tick id="release" name="release" value="on" label={t("entries.release")} />
          </div>
        ) : null}
        {entries.length > 0 ? (
          <Tick name="quote" value="on" defaultChecked label={t("entries.quote")} />
        ) : null}
        {entries.length + looseFiles.length > 0 ? (
          <div className="row">
            <SubmitButton look="quiet">{t("entries.choose")}</SubmitButton>
          </div>
        ) : null}
      </form>
    </details>
  );
}

interface LooseFilesProps {
  files: ShownLooseFile[];
  isTicked: (file: ShownLooseFile) => boolean;
}

/** Files on no note, each to be chosen for itself. */
function LooseFiles({ files, isTicked }: LooseFilesProps) {
  const { t } = useTranslation("report");
  const { t: tc } = useTranslation("concern");
  const { t: tf } = useTranslation("files");
  if (files.length === 0) return null;
  return (
    <fieldset>
      <legend className="field-label">{t("entries.loose")}</legend>
      <ul className="plain entries">
        {files.map((f) => {
          const about = (
            <>
              {f.title}{" "}
              <span className="soft">
                {f.day}, {f.addedByName}
              </span>{" "}
              {f.isNew ? <Chip>{t("entries.new")}</Chip> : null}{" "}
              {f.inner ? <Chip>{tc("entry.innerCircle")}</Chip> : null}
            </>
          );
          return (
            <li key={f.id}>
              {f.held ? (
                <p className="entry-file">
                  {about} <span className="soft">{tf("attached.held")}</span>
                </p>
              ) : (
                <Tick name="attachmentIds" value={f.id} defaultChecked={isTicked(f)} label={about} />
              )}
            </li>
          );
        })}
      </ul>
    </fieldset>
  );
}

/** Of the notes that nobody has picked, how many stand unfolded. */
const inSight = 10;
/** Longer than this a note is folded to its first line. */
const oneLine = 48;

interface EntryRowProps {
  entry: ShownEntry;
  ticked: ReportEntriesProps["ticked"];
  isTicked: (ids: string | undefined, one: { id: string; chosen: boolean }) => boolean;
}

/** Day and author to tick, and the note's first line: pressed, the whole of it. */
function EntryRow({ entry: e, ticked, isTicked }: EntryRowProps) {
  const { t } = useTranslation("report");
  const { t: tc } = useTranslation("concern");
  const textId = `entry-${e.id}`;
  return (
    <li>
      <Tick
        name="concernIds"
        value={e.id}
        defaultChecked={isTicked(ticked.concernIds, e)}
        aria-describedby={textId}
        label={
          <>
            {e.day} <span className="soft">{e.authorName}</span>{" "}
            {e.isNew ? <Chip>{t("entries.new")}</Chip> : null}{" "}
            {e.inner ? <Chip>{tc("entry.innerCircle")}</Chip> : null}
          </>
        }
      />
      {e.text.length > oneLine ? (
        <details className="entry-text">
          <summary id={textId}>{e.text}</summary>
        </details>
      ) : (
        <p className="entry-text" id={textId}>
          {e.text}
        </p>
      )}
      {e.attachments.map((a) => (
        <div key={a.id} className="entry-file">
          <Tick
            name="attachmentIds"
            value={a.id}
            defaultChecked={isTicked(ticked.attachmentIds, a)}
            label={t("entries.attachment", { name: a.name })}
          />
        </div>
      ))}
    </li>
  );
}
