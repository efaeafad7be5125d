import { useTranslation } from "react-i18next";
import { decisionLimit } from "~/domain/follow-up/rules";
import type { FieldErrors } from "~/domain/refusal";
import { paths } from "~/paths";
import { CountedText } from "./ui/counted-text";
import { TextField } from "./ui/field";
import { SubmitButton } from "./ui/submit-button";

interface Shared {
  errors: FieldErrors;
  values: Record<string, string>;
}

/** Noted back to the thread: all who may read the note see it. */
export function MeetingDecision({ errors, values, dueDate }: Shared & { dueDate: string }) {
  const { t } = useTranslation("student-health");
  return (
    <section className="card stack mt-4 no-print">
      <h2>{t("decision.title")}</h2>
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
        name="dueOn"
        type="date"
        label={t("decision.next")}
        error={errors.dueOn}
        defaultValue={values.dueOn ?? dueDate}
        required
      />
      <div className="row">
        <SubmitButton name="do" value="decide">
          {t("decision.send")}
        </SubmitButton>
      </div>
    </section>
  );
}

interface OwnNote {
  id: string;
  authorName: string;
  occurredAt: string;
  text: string | null;
}

/** Apart from the decision, and staying there (OSL 23:2). */
export function MeetingNotes({ errors, values, notes }: Shared & { notes: OwnNote[] }) {
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
      <div className="stack no-print">
        <CountedText
          name="ownNote"
          label={t("own.field")}
          error={errors.ownNote}
          defaultValue={values.ownNote}
          required
          rows={3}
        />
        <div className="row">
          <SubmitButton look="quiet" name="do" value="own-note">
            {t("own.send")}
          </SubmitButton>
        </div>
      </div>
    </section>
  );
}
