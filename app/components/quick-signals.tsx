import { useTranslation } from "react-i18next";
import type { SavedNote } from "~/domain/quick-signal/read-saved.server";
import type { FieldError } from "~/domain/refusal";
import { paths } from "~/paths";
import { TextField } from "./ui/field";
import { NoEnter } from "./ui/no-enter";
import { Banner } from "./ui/page-pieces";
import { SubmitButton } from "./ui/submit-button";

export interface ShownSignal {
  value: string;
  name: string;
  category: string;
}

/** One press each: buttons of the form that they stand in, past what a written note must have. */
export function SignalRow({ signals }: { signals: readonly ShownSignal[] }) {
  const { t } = useTranslation("quick-signal");
  return (
    <fieldset className="signals">
      <legend className="sr-only">{t("row")}</legend>
      {signals.map((s) => (
        <button key={s.value} type="submit" name="signal" value={s.value} className="signal" formNoValidate>
          {s.name}
        </button>
      ))}
    </fieldset>
  );
}

interface PressedSignalsProps {
  pupilId: string;
  /** Of the form. */
  formKey: string;
  signals: readonly ShownSignal[];
  saved: SavedNote | null;
  /** What was saved is no longer there. */
  gone: boolean;
  undone: boolean;
}

/** On the pupil's page: the row, folded, with a line that comes along; and what a press has just made. */
export function PressedSignals({ pupilId, formKey, signals, saved, gone, undone }: PressedSignalsProps) {
  const { t } = useTranslation("quick-signal");
  return (
    <div className="no-print">
      {saved?.pupilId === pupilId ? <SavedSignal saved={saved} from="pupil" /> : null}
      {undone || gone ? <TakenBack gone={gone} /> : null}
      {signals.length > 0 ? (
        <details className="fold signal-fold">
          <summary>{t("fold")}</summary>
          <SignalForm pupilId={pupilId} idempotencyKey={formKey} signals={signals} />
        </details>
      ) : null}
    </div>
  );
}

/** A press that was taken back: just now, or since the page was asked for. */
export function TakenBack({ gone }: { gone: boolean }) {
  const { t } = useTranslation("quick-signal");
  return <Banner tone={gone ? "note" : "done"} title={t(gone ? "gone" : "undone")} />;
}

interface SignalFormProps {
  pupilId: string;
  idempotencyKey: string;
  signals: readonly ShownSignal[];
  line?: string;
  errors?: Record<string, { key: string }>;
}

export function SignalForm({ pupilId, idempotencyKey, signals, line, errors }: SignalFormProps) {
  const { t } = useTranslation("quick-signal");
  return (
    <form method="post" action={paths.pupilSignal(pupilId)} className="stack">
      <NoEnter />
      <input type="hidden" name="key" value={idempotencyKey} />
      <TextField
        name="text"
        id="signal-line"
        label={t("page.line")}
        error={errors?.text ?? errors?.signal}
        defaultValue={line}
        autoComplete="off"
      />
      <SignalRow signals={signals} />
    </form>
  );
}

interface SavedSignalProps {
  saved: SavedNote;
  /** Which page to come back to. */
  from: "home" | "pupil";
}

/** What a press has made: it can be taken back, and be given a line. */
export function SavedSignal({ saved, from }: SavedSignalProps) {
  const { t } = useTranslation("quick-signal");
  const hidden = (
    <>
      <input type="hidden" name="from" value={from} />
      <input type="hidden" name="concernId" value={saved.concernId} />
      <input type="hidden" name="version" value={saved.version} />
    </>
  );
  const action = paths.pupilSignal(saved.pupilId);
  return (
    <Banner tone="done" title={t("saved")}>
      <div className="signal-saved">
        <form method="post" action={action} className="row">
          {hidden}
          {saved.canUndo ? (
            <SubmitButton look="quiet" name="do" value="undo">
              {t("undo")}
            </SubmitButton>
          ) : null}
          <a href={paths.concern(saved.concernId)}>{t("open")}</a>
          {saved.injury ? <a href={paths.correctConcern(saved.concernId)}>{t("bodyMap")}</a> : null}
        </form>
        <LineForm action={action} {...saved} version={String(saved.version)} from={from} />
      </div>
    </Banner>
  );
}

interface LineFormProps {
  action: string;
  concernId: string;
  version: string;
  from: string;
  line?: string;
  error?: FieldError;
}

/** A line for a note that a press has made. */
export function LineForm({ action, concernId, version, from, line, error }: LineFormProps) {
  const { t } = useTranslation("quick-signal");
  return (
    <form method="post" action={action} className="signal-line">
      <input type="hidden" name="from" value={from} />
      <input type="hidden" name="concernId" value={concernId} />
      <input type="hidden" name="version" value={version} />
      <TextField
        name="line"
        label={t("line")}
        error={error}
        defaultValue={line}
        autoComplete="off"
        required
      />
      <SubmitButton look="quiet" name="do" value="line">
        {t("addLine")}
      </SubmitButton>
    </form>
  );
}
