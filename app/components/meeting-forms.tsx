import { useTranslation } from "react-i18next";
import { decisionLimit } from "~/domain/follow-up/rules";
import type { FieldErrors } from "~/domain/refusal";
import { paths } from "~/paths";
import { CountedText } from "./ui/counted-text";
import { TextField } from "./ui/field";
import { SubmitButton } from "./ui/submit-button";

interface Shared {
  formKey: string;
  version: number;
  errors: FieldErrors;
  values: Record<string, string>;
}

/** One form has both, each with its own button: what is half written in one stays when the other is saved. */
const meetingForm = "meeting";

/** Noted back to the thread: all who may read the note see it. */
export function MeetingDecision({ formKey, version, errors, values, dueDate }: Shared & { dueDate: string }) {
  const { t } = useTranslation("student-health");
  return (
    <form method="post" className="card stack mt-4 no-print" id={meetingForm}>
      <h2>{t("decision.title")}</h2>
      <input type="hidden" name="key" value={formKey} />
      <input type="hidden" name="version" value={version} />
      <CountedText
        name="decision"
        limit={decisionLimit}
        label={t("decision.field")}
        help={t("decision.help")}
        error={errors.decision}
        defaultValue={values.decision}
        required
        rows={3}
      />
      <TextField
        id="decision-due"
        name="dueOn"
        type="date"
        label={t("decision.next")}
        error={errors.dueOn}
        defaultValue={values.dueOn ?? dueDate}
        required
      />
      <div className="row">
        <SubmitButton name="do" value="decide" formNoValidate>
          {t("decision.send")}
        </SubmitButton>
      </div>
    </form>
  );
}

interface OwnNote {
  id: string;
  authorName: string;
  occurredAt: string;
  text: string | null;
}

/** Apart from the decision, and staying there (OSL 23:2). */
export function MeetingNotes({
  formKey,
  errors,
  values,
  notes,
  besideDecision,
}: Shared & { notes: OwnNote[]; besideDecision: boolean }) {
  const { t } = useTranslation("student-health");
  return (
    <section className="card stack mt-4">
      <h2>{t("own.title")}</h2>
      <p className="soft">{t("own.lead")}</p>
      <ul className="plain">
        {notes.map((note) => (
          <li key={note.id}>
            <p className="note">{note.text}</p>
            <div className="row soft">
              <span>{note.authorName}</span>
              <span>{note.occurredAt}</span>
              <a href={paths.concern(note.id)}>{t("own.open")}</a>
            </div>
          </li>
        ))}
      </ul>
      {besideDecision ? null : (
        <form method="post" id={meetingForm}>
          <input type="hidden" name="key" value={formKey} />
        </form>
      )}
      <div className="stack no-print">
        <CountedText
          name="ownNote"
          form={meetingForm}
          label={t("own.field")}
          error={errors.ownNote}
          defaultValue={values.ownNote}
          required
          rows={3}
        />
        <div className="row">
          <SubmitButton look="quiet" name="do" value="own-note" form={meetingForm} formNoValidate>
            {t("own.send")}
          </SubmitButton>
        </div>
      </div>
    </section>
  );
}
