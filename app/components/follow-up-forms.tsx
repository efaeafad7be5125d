import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { wordLimit } from "~/domain/follow-up/rules";
import type { FieldErrors } from "~/domain/refusal";
import { CountedText } from "./ui/counted-text";
import { SelectField, TextField } from "./ui/field";
import { SubmitButton } from "./ui/submit-button";

export interface FollowUpShown {
  version: number;
  status: "open" | "offered" | "closed";
  owner: { name: string | null; team: boolean; mine: boolean };
  offered: { name: string | null; team: boolean; toMe: boolean } | null;
  dueOn: string;
  /** yyyy-mm-dd, for the field. */
  dueDate: string;
  overdue: boolean;
  can: string[];
  people: { accountId: string; name: string; role: string }[];
  team: boolean;
}

interface FormsProps {
  formKey: string;
  followUp: FollowUpShown | null;
  canBegin: boolean;
  errors: FieldErrors;
  values: Record<string, string>;
  /** Where the forms are sent, when it is not the page itself. */
  action?: string;
}

/** What the reader can do about it: the likeliest open, the others folded until they are wanted. */
export function FollowUpForms(props: FormsProps) {
  const { t } = useTranslation("follow-up");
  const { followUp, canBegin, errors } = props;
  if (!followUp) return canBegin ? <Begin {...props} /> : <p className="soft">{t("page.nobody")}</p>;
  const may = (action: string) => followUp.can.includes(action);
  return (
    <div className="stack no-print mt-4">
      {may("accept") ? <Answer {...props} /> : null}
      {may("close") ? <Close {...props} /> : null}
      {may("pass_on") ? (
        <Fold title={t("pass.title")} open={Boolean(errors.to ?? errors.word)}>
          <Pass {...props} />
        </Fold>
      ) : null}
      {may("bring") && !may("pass_on") && followUp.team ? (
        <Fold title={t("bring.title")} open={Boolean(errors.word)}>
          <Bring {...props} />
        </Fold>
      ) : null}
      {may("set_date") ? (
        <Fold title={t("date.title")} open={Boolean(errors.dueOn)}>
          <Move {...props} />
        </Fold>
      ) : null}
      <Presses {...props} />
    </div>
  );
}

function Fold({ title, open, children }: { title: string; open: boolean; children: ReactNode }) {
  return (
    <details className="card" open={open}>
      <summary>{title}</summary>
      {children}
    </details>
  );
}

function Form({ props, card, children }: { props: FormsProps; card?: boolean; children: ReactNode }) {
  return (
    <form method="post" action={props.action} className={card ? "card stack" : "stack mt-3"}>
      <input type="hidden" name="key" value={props.formKey} />
      <input type="hidden" name="version" value={props.followUp?.version ?? 0} />
      {children}
    </form>
  );
}

function Begin(props: FormsProps) {
  const { t } = useTranslation("follow-up");
  return (
    <Form props={props} card>
      <p className="soft">
        {t("page.nobody")} {t("page.beginHelp")}
      </p>
      <div className="row">
        <SubmitButton name="do" value="begin">
          {t("page.begin")}
        </SubmitButton>
      </div>
    </Form>
  );
}

function Answer(props: FormsProps) {
  const { t } = useTranslation("follow-up");
  const team = props.followUp?.offered?.team ?? false;
  return (
    <section className="card stack">
      <h2>{t(team ? "accept.titleTeam" : "accept.title")}</h2>
      <Form props={props}>
        <div className="row">
          <SubmitButton name="do" value="accept">
            {t("accept.yes")}
          </SubmitButton>
        </div>
      </Form>
      <Form props={props}>
        <CountedText
          name="declineWord"
          limit={wordLimit}
          label={t("accept.word")}
          error={props.errors.declineWord}
          defaultValue={props.values.declineWord}
          required
          rows={2}
        />
        <div className="row">
          <SubmitButton look="quiet" name="do" value="decline">
            {t(team ? "accept.noTeam" : "accept.no")}
          </SubmitButton>
        </div>
      </Form>
    </section>
  );
}

function Close(props: FormsProps) {
  const { t } = useTranslation("follow-up");
  return (
    <Form props={props} card>
      <CountedText
        name="note"
        limit={wordLimit}
        label={t("close.note")}
        help={t("close.help")}
        error={props.errors.note}
        defaultValue={props.values.note}
        required
        rows={2}
      />
      <div className="row">
        <SubmitButton
          look={props.followUp?.can.includes("accept") ? "quiet" : "main"}
          name="do"
          value="close"
        >
          {t("close.send")}
        </SubmitButton>
      </div>
    </Form>
  );
}

function Word({ props }: { props: FormsProps }) {
  const { t } = useTranslation("follow-up");
  return (
    <CountedText
      name="word"
      limit={wordLimit}
      label={t("pass.word")}
      error={props.errors.word}
      defaultValue={props.values.word}
      optional
      rows={2}
    />
  );
}

function Pass(props: FormsProps) {
  const { t } = useTranslation("follow-up");
  const { t: tc } = useTranslation("concern");
  const { people, team } = props.followUp ?? { people: [], team: false };
  if (people.length === 0 && !team) return <p className="soft">{t("pass.nobody")}</p>;
  return (
    <Form props={props}>
      <SelectField
        name="to"
        label={t("pass.to")}
        help={t("pass.help")}
        error={props.errors.to}
        defaultValue={props.values.to ?? ""}
        required
      >
        <option value="" />
        {people.map((p) => (
          <option key={p.accountId} value={p.accountId}>
            {`${p.name}, ${tc(`role.${p.role}`)}`}
          </option>
        ))}
        {team ? <option value="team">{t("pass.team")}</option> : null}
      </SelectField>
      <Word props={props} />
      <div className="row">
        <SubmitButton name="do" value="pass">
          {t("pass.send")}
        </SubmitButton>
      </div>
    </Form>
  );
}

function Bring(props: FormsProps) {
  const { t } = useTranslation("follow-up");
  return (
    <Form props={props}>
      <p className="soft">{t("bring.help")}</p>
      <Word props={props} />
      <div className="row">
        <SubmitButton look="quiet" name="do" value="bring">
          {t("bring.send")}
        </SubmitButton>
      </div>
    </Form>
  );
}

function Move(props: FormsProps) {
  const { t } = useTranslation("follow-up");
  return (
    <Form props={props}>
      <TextField
        name="dueOn"
        type="date"
        label={t("date.field")}
        error={props.errors.dueOn}
        defaultValue={props.values.dueOn ?? props.followUp?.dueDate}
        required
      />
      <div className="row">
        <SubmitButton look="quiet" name="do" value="date">
          {t("date.send")}
        </SubmitButton>
      </div>
    </Form>
  );
}

const presses = [
  ["take_back", "take-back", "takeBack"],
  ["take", "take", "take"],
  ["reopen", "reopen", "reopen"],
] as const;

function Presses(props: FormsProps) {
  const { t } = useTranslation("follow-up");
  const mine = presses.filter(([action]) => props.followUp?.can.includes(action));
  if (mine.length === 0) return null;
  return (
    <Form props={props}>
      <div className="row">
        {mine.map(([action, value, key]) => (
          <SubmitButton key={action} look="quiet" name="do" value={value}>
            {t(key)}
          </SubmitButton>
        ))}
      </div>
    </Form>
  );
}
