import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { wordLimit } from "~/domain/follow-up/rules";
import type { FieldErrors } from "~/domain/refusal";
import { CountedText } from "./ui/counted-text";
import { SelectField, TextField } from "./ui/field";
import { NoEnter } from "./ui/no-enter";
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
  followUp: FollowUpShown | null;
  canBegin: boolean;
  errors: FieldErrors;
  values: Record<string, string>;
}

/**
 * What the reader can do about it: the likeliest open, the others folded until they are wanted. They stand within one form, of
 * the page (FollowUpForm), each with its own button: what is half written in one is sent along with every other, and kept.
 */
export function FollowUpForms(props: FormsProps) {
  const { t } = useTranslation("follow-up");
  const { followUp, canBegin, errors, values } = props;
  if (!followUp) return canBegin ? <Begin /> : <p className="soft">{t("page.nobody")}</p>;
  const may = (action: string) => followUp.can.includes(action);
  const told = (...names: string[]) => names.some((name) => errors[name] || said(values, name));
  return (
    <div className="stack no-print mt-4">
      {may("accept") ? <Answer {...props} /> : null}
      {may("close") ? <Close {...props} /> : null}
      {may("pass_on") ? (
        <Fold title={t("pass.title")} open={told("to", "word")}>
          <Pass {...props} />
        </Fold>
      ) : null}
      {may("bring") && !may("pass_on") && followUp.team ? (
        <Fold title={t("bring.title")} open={told("word")}>
          <Bring {...props} />
        </Fold>
      ) : null}
      {may("set_date") ? (
        <Fold title={t("date.title")} open={told("moveOn")}>
          <Move {...props} />
        </Fold>
      ) : null}
      <Presses {...props} />
    </div>
  );
}

/** A date stands in its field from the beginning. */
const said = (values: Record<string, string>, name: string) => name !== "moveOn" && Boolean(values[name]);

/** Whether something of it is folded away in the meeting's page that must be seen. */
export const speaksOf = (errors: FieldErrors, values: Record<string, string>) =>
  ["to", "word", "note", "declineWord", "moveOn"].some((name) => errors[name] || said(values, name));

function Fold({ title, open, children }: { title: string; open: boolean; children: ReactNode }) {
  return (
    <details className="card" open={open}>
      <summary>{title}</summary>
      {children}
    </details>
  );
}

interface FollowUpFormProps {
  formKey: string;
  version: number;
  children: ReactNode;
}

/** The one form of a page on a follow-up. What a button must have is judged by the server: each asks for its own field alone. */
export function FollowUpForm({ formKey, version, children }: FollowUpFormProps) {
  return (
    <form method="post" noValidate>
      <NoEnter />
      <input type="hidden" name="key" value={formKey} />
      <input type="hidden" name="version" value={version} />
      {children}
    </form>
  );
}

function Part({ card, children }: { card?: boolean; children: ReactNode }) {
  return <div className={card ? "card stack" : "stack mt-3"}>{children}</div>;
}

function Begin() {
  const { t } = useTranslation("follow-up");
  return (
    <Part card>
      <p className="soft">
        {t("page.nobody")} {t("page.beginHelp")}
      </p>
      <div className="row">
        <SubmitButton name="do" value="begin">
          {t("page.begin")}
        </SubmitButton>
      </div>
    </Part>
  );
}

function Answer(props: FormsProps) {
  const { t } = useTranslation("follow-up");
  const team = props.followUp?.offered?.team ?? false;
  return (
    <section className="card stack">
      <h2>{t(team ? "accept.titleTeam" : "accept.title")}</h2>
      <Part>
        <div className="row">
          <SubmitButton name="do" value="accept">
            {t("accept.yes")}
          </SubmitButton>
        </div>
      </Part>
      <Part>
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
      </Part>
    </section>
  );
}

function Close(props: FormsProps) {
  const { t } = useTranslation("follow-up");
  return (
    <Part card>
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
    </Part>
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
    <Part>
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
    </Part>
  );
}

function Bring(props: FormsProps) {
  const { t } = useTranslation("follow-up");
  return (
    <Part>
      <p className="soft">{t("bring.help")}</p>
      <Word props={props} />
      <div className="row">
        <SubmitButton look="quiet" name="do" value="bring">
          {t("bring.send")}
        </SubmitButton>
      </div>
    </Part>
  );
}

function Move(props: FormsProps) {
  const { t } = useTranslation("follow-up");
  return (
    <Part>
      <TextField
        name="moveOn"
        type="date"
        label={t("date.field")}
        error={props.errors.moveOn}
        defaultValue={props.values.moveOn ?? props.followUp?.dueDate}
        required
      />
      <div className="row">
        <SubmitButton look="quiet" name="do" value="date">
          {t("date.send")}
        </SubmitButton>
      </div>
    </Part>
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
    <Part>
      <div className="row">
        {mine.map(([action, value, key]) => (
          <SubmitButton key={action} look="quiet" name="do" value={value}>
            {t(key)}
          </SubmitButton>
        ))}
      </div>
    </Part>
  );
}
