import { useTranslation } from "react-i18next";
import { paths } from "~/paths";
import { Step, type StepProps } from "./reception-step";
import { SelectField, TextField } from "./ui/field";
import { Card } from "./ui/page-pieces";
import { SubmitButton } from "./ui/submit-button";

export interface MoreProps extends StepProps {
  id: string;
  colleagues: readonly { id: string; name: string }[];
  assignedTo: string | null;
  self: string;
  takenBack: boolean;
  consents: readonly {
    id: string;
    who: string;
    what: string;
    until: string;
    standing: boolean;
    withdrawn: boolean;
  }[];
  can: { forward: boolean; note: boolean };
}

/** What hangs on no status: who works with it, a meeting, consent, and what else can happen to a report. */
export function ReceivedMore(page: MoreProps) {
  const { t } = useTranslation("reception");
  if (!page.can.note) return null;
  const { errors = {} } = page.refused ?? {};
  const unfold = ["day", "who", "what", "until"].some((name) => errors[name]);
  return (
    <Card title={t("reception-forms:more.title")}>
      <div className="stack">
        <Assign {...page} />
        <details className="fold" open={unfold}>
          <summary>{t("reception-forms:more.fold")}</summary>
          <div className="stack">
            <Invite {...page} />
            <Consents {...page} />
            {page.takenBack ? null : <TakenBack {...page} />}
          </div>
        </details>
        {page.can.forward ? (
          <p>
            <a href={paths.receivedForward(page.id)}>{t("actions.forward")}</a>
          </p>
        ) : null}
      </div>
    </Card>
  );
}

function Assign(page: MoreProps) {
  const { t } = useTranslation("reception");
  const { assignedTo, self, colleagues, refused } = page;
  return (
    <>
      {assignedTo === null ? (
        <Step {...page}>
          <input type="hidden" name="to" value={self} />
          <SubmitButton look="quiet" name="do" value="assign">
            {t("reception-forms:more.take")}
          </SubmitButton>
        </Step>
      ) : null}
      <Step {...page}>
        <SelectField
          name="to"
          label={t("reception-forms:more.assign")}
          error={refused?.errors.to}
          defaultValue={refused?.values.to ?? assignedTo ?? ""}
        >
          <option value="">{t("row.unassigned")}</option>
          {colleagues.map(({ id, name }) => (
            <option key={id} value={id}>
              {id === self ? t("reception-forms:more.self", { name }) : name}
            </option>
          ))}
        </SelectField>
        <SubmitButton look="quiet" name="do" value="assign">
          {t("reception-forms:more.assignDo")}
        </SubmitButton>
      </Step>
    </>
  );
}

function Invite(page: MoreProps) {
  const { t } = useTranslation("reception");
  return (
    <Step {...page}>
      <TextField
        name="day"
        type="date"
        className="input-short"
        label={t("reception-forms:more.meeting")}
        help={t("reception-forms:more.meetingHelp")}
        error={page.refused?.errors.day}
        defaultValue={page.refused?.values.day}
      />
      <SubmitButton look="quiet" name="do" value="invite">
        {t("reception-forms:more.meetingDo")}
      </SubmitButton>
    </Step>
  );
}

function Consents(page: MoreProps) {
  const { t } = useTranslation("reception");
  const { errors = {}, values = {} } = page.refused ?? {};
  const state = (one: MoreProps["consents"][number]) => {
    if (one.withdrawn) return t("reception-forms:more.consentWithdrawn");
    return t(one.standing ? "reception-forms:more.consentUntil" : "reception-forms:more.consentOver", {
      date: one.until,
    });
  };
  return (
    <>
      {page.consents.map((one) => (
        <Step key={one.id} {...page}>
          <p>
            <b>{one.who}</b>: {one.what} <span className="soft">{state(one)}</span>
          </p>
          {one.standing ? (
            <>
              <input type="hidden" name="consentId" value={one.id} />
              <SubmitButton look="quiet" name="do" value="unconsent">
                {t("reception-forms:more.consentUndo")}
              </SubmitButton>
            </>
          ) : null}
        </Step>
      ))}
      <Step {...page}>
        <p className="soft">{t("reception-forms:more.consentLead")}</p>
        <TextField
          name="who"
          label={t("reception-forms:more.consentWho")}
          error={errors.who}
          defaultValue={values.who}
        />
        <TextField
          name="what"
          label={t("reception-forms:more.consentWhat")}
          error={errors.what}
          defaultValue={values.what}
        />
        <TextField
          name="until"
          type="date"
          className="input-short"
          label={t("reception-forms:more.consentEnds")}
          error={errors.until}
          defaultValue={values.until}
        />
        <SubmitButton look="quiet" name="do" value="consent">
          {t("reception-forms:more.consentDo")}
        </SubmitButton>
      </Step>
    </>
  );
}

function TakenBack(page: MoreProps) {
  const { t } = useTranslation("reception");
  return (
    <Step {...page}>
      <p className="soft">{t("reception-forms:more.takenBackHelp")}</p>
      <SubmitButton look="quiet" name="do" value="take-back">
        {t("reception-forms:more.takenBack")}
      </SubmitButton>
    </Step>
  );
}
