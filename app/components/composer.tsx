import { Form } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { linesOf } from "~/domain/draft/draft-content";
import type { FieldErrors } from "~/domain/refusal";
import { paths } from "~/paths";
import { BodyMapField } from "./body-map-field";
import { type ComposerAid, useComposerAid } from "./composer-aid";
import { ContactTicks } from "./contact-ticks";
import { DraftBanner, DraftKept } from "./draft-banner";
import { type FileLimitsInWords, FilesField } from "./files-field";
import { useKeptDraft } from "./kept-draft";
import { LinkKindField, OtherPupils } from "./other-pupils";
import { type ShownSignal, SignalRow } from "./quick-signals";
import { SignInBeside } from "./sign-in-beside";
import { PriorityField } from "./ui/choices";
import { CountedText } from "./ui/counted-text";
import { ErrorSummary } from "./ui/error-summary";
import { SelectField, TextField } from "./ui/field";
import type { ShownPriority } from "./ui/priority";
import { SubmitButton } from "./ui/submit-button";
import { WhenAndWhat } from "./when-and-what";
import { type ReadAnswer, ReadThroughButton, readText, WritingAid } from "./writing-aid";

interface ComposerProps {
  idempotencyKey: string;
  /** The account whose page it is: she may have several, and change in another tab. */
  writer: string;
  pupils: { groups: { pupils: { id: string; name: string; className: string | null }[] }[] };
  chosen: ComposerAid | null;
  /** Of the draft that this page writes: what it opened, or a new one. */
  draftId: string;
  draft: Record<string, string> | null;
  draftState: "open" | "lost" | null;
  /** Those that wait to be asked for. */
  drafts: { kind: "concern" | "left_note"; id: string }[];
  /** The quick signal that the draft was pressed with, when nobody was signed in any longer. */
  pressed: { value: string; name: string } | null;
  studentHealth: boolean;
  signals: ShownSignal[];
  /** Where the writing begins: the page was opened to write. */
  beginsAt: "pupil" | "text" | null;
  fileLimits: FileLimitsInWords;
  refused: ReadAnswer | null;
}

const formId = "compose-form";

const isPriority = (v: string | undefined): v is ShownPriority =>
  v === "act_now" || v === "action_desirable" || v === "no_action";

/** The note, on the first page: pupil, what happened, priority, save. What is seldom needed is folded away. */
export function Composer(props: ComposerProps) {
  const { t } = useTranslation("concern");
  const { errors, values } = props.refused ?? { errors: {}, values: props.draft ?? {} };
  const known = props.pupils.groups.flatMap((g) => g.pupils);
  const [typed, setTyped] = useState(props.chosen?.name ?? values.pupil ?? "");
  const aid = useComposerAid(typed, known, props.chosen);
  const form = useRef<HTMLFormElement>(null);
  // The same for as long as this note is written, however often the page asks the server anew.
  const [draftId] = useState(props.draftId);
  const { keep, stop, state } = useKeptDraft(form, "concern");
  // What was refused is saved nowhere, and nobody need write on before it is kept again.
  useEffect(() => {
    if (props.refused) keep();
  }, [props.refused, keep]);
  const priority = values.priority;
  const begins = props.refused ? null : props.beginsAt;
  const [category, setCategory] = useState(values.category ?? "");
  return (
    <section className="card" aria-labelledby="compose">
      <h1 id="compose" className="compose-title">
        {t("compose.title")}
      </h1>
      <ErrorSummary errors={errors} />
      <SignInBeside errors={errors} />
      {props.refused ? null : <DraftBanner {...props} form={formId} />}
      <Form
        id={formId}
        method="post"
        encType="multipart/form-data"
        // Where it is refused the same pupil's contacts and earlier notes are there again.
        action={paths.composer({ pupil: props.chosen?.pupilId })}
        className="stack"
        ref={form}
        data-kept={state === "kept" || undefined}
        onInput={(event) => {
          const { target } = event;
          if (target instanceof HTMLSelectElement && target.name === "category") setCategory(target.value);
          keep();
        }}
        onSubmit={stop}
      >
        <input type="hidden" name="key" value={props.refused?.key ?? props.idempotencyKey} />
        <input type="hidden" name="writer" value={props.writer} />
        <input type="hidden" name="draft" value={draftId} />
        <input type="hidden" name="pupilId" value={aid?.pupilId ?? ""} />
        <input type="hidden" name="pressed" value={values.pressed ?? ""} />
        <TextField
          name="pupil"
          label={t("compose.who")}
          error={errors.pupil}
          list="own-pupils"
          autoComplete="off"
          required
          autoFocus={begins === "pupil"}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <datalist id="own-pupils">
          {known.map((p) => (
            <option key={p.id} value={p.className ? `${p.name}, ${p.className}` : p.name} />
          ))}
        </datalist>
        <CountedText
          name="text"
          label={t("compose.what")}
          hint={t("compose.hint")}
          error={errors.text}
          defaultValue={values.text}
          required
          autoFocus={begins === "text"}
          rows={4}
        />
        <WritingAid name="text" given={readText(props.refused)} />
        <PriorityField
          error={errors.priority}
          required
          defaultValue={isPriority(priority) ? priority : null}
        />
        <div className="row row-apart compose-save">
          <SubmitButton>{t("compose.save")}</SubmitButton>
          <ReadThroughButton />
          <DraftKept state={state} draftPath={paths.home({ show: "draft", draft: draftId })} />
        </div>
        <Signals signals={props.signals} open={aid !== null} />
        {aid ? <ContactTicks contacts={aid.contacts} ticked={linesOf(values.tell ?? "")} /> : null}
        <More {...props} aid={aid} errors={errors} values={values} category={category} keep={keep} />
      </Form>
      <p className="soft compose-other">
        {t("compose.whoOther")} <a href={paths.leaveNote()}>{t("compose.leaveNote")}</a>
      </p>
    </section>
  );
}

/** Opens by itself once the pupil is known: then one press is a note. */
function Signals({ signals, open }: { signals: readonly ShownSignal[]; open: boolean }) {
  const { t } = useTranslation("quick-signal");
  if (signals.length === 0) return null;
  return (
    <details className="compose-more compose-signals" open={open || undefined}>
      <summary>{t("fold")}</summary>
      <p className="soft">{t(open ? "lead" : "choosePupil")}</p>
      <SignalRow signals={signals} />
    </details>
  );
}

interface MoreProps extends ComposerProps {
  aid: ComposerAid | null;
  errors: FieldErrors;
  values: Record<string, string>;
  /** As chosen now. */
  category: string;
  keep: () => void;
}

const folded = [
  "date",
  "time",
  "category",
  "files",
  "linkTo",
  "linkKind",
  "circle",
  "also",
  "marks",
] as const;
/** The body map is offered, open, where the category speaks of a visible injury or of violence. */
const ofInjury = ["injury", "conflict"];

function More({ aid, errors, values, studentHealth, fileLimits, category, keep }: MoreProps) {
  const { t } = useTranslation("concern");
  const open =
    folded.some((name) => errors[name] !== undefined || (values[name] ?? "") !== "") ||
    Object.keys(errors).some((name) => name.startsWith("mark-"));
  return (
    <details className="compose-more" open={open || undefined}>
      <summary>{t("compose.more")}</summary>
      <div className="stack">
        <p className="soft">{t("compose.whenHelp")}</p>
        <WhenAndWhat errors={errors} values={values} />
        <BodyMapField
          marks={values.marks}
          errors={errors}
          offered={ofInjury.includes(category)}
          onChange={keep}
        />
        <FilesField error={errors.files} ready={values.files} limits={fileLimits} onChange={keep} />
        {aid ? (
          <div className="stack compose-link">
            <SelectField
              name="linkTo"
              label={t("compose.link")}
              error={errors.linkTo}
              defaultValue={values.linkTo}
            >
              <option value="">{t("compose.linkNone")}</option>
              {aid.earlier.map((e) => (
                <option key={e.id} value={e.id}>
                  {`${e.occurredAt} · ${t(`category.${e.category}`)} · ${e.authorName}`}
                </option>
              ))}
            </SelectField>
            {aid.earlier.length > 0 ? <LinkKindField errors={errors} values={values} /> : null}
          </div>
        ) : (
          <p className="soft">{t("compose.next")}</p>
        )}
        <OtherPupils errors={errors} values={values} />
        {studentHealth ? (
          <SelectField
            name="circle"
            label={t("compose.circle")}
            error={errors.circle}
            defaultValue={values.circle}
          >
            <option value="pupil">{t("compose.circlePupil")}</option>
            <option value="student_health">{t("compose.circleHealth")}</option>
          </SelectField>
        ) : null}
      </div>
    </details>
  );
}
