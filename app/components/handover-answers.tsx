import { useTranslation } from "react-i18next";
import { wordLimit } from "~/domain/handover/rules";
import type { FieldErrors } from "~/domain/refusal";
import { CountedText } from "./ui/counted-text";
import { SelectField } from "./ui/field";
import { SubmitButton } from "./ui/submit-button";

interface HandoverAnswersProps {
  version: number;
  can: { accept: boolean; decline: boolean; withdraw: boolean; appoint: boolean };
  receivers: readonly { accountId: string; name: string }[];
  refused: { errors: FieldErrors; values: Record<string, string> } | undefined;
}

/** What can be done with a handover that waits, for whoever reads it. */
export function HandoverAnswers(props: HandoverAnswersProps) {
  const { can } = props;
  if (!can.accept && !can.decline && !can.withdraw && !can.appoint) return null;
  return (
    <div className="card stack">
      <Yes {...props} />
      {can.decline ? <Decline {...props} /> : null}
    </div>
  );
}

/** A form of its own: a word that was written for a no is not lost behind a yes. */
function Decline({ version, refused }: HandoverAnswersProps) {
  const { t } = useTranslation("handover");
  const open = refused?.errors.word !== undefined || Boolean(refused?.values.word);
  return (
    <details className="fold" open={open}>
      <summary>{t("read.declineInstead")}</summary>
      <form method="post" className="stack">
        <input type="hidden" name="version" value={version} />
        <CountedText
          name="word"
          limit={wordLimit}
          label={t("read.word")}
          help={t("read.wordHelp")}
          error={refused?.errors.word}
          defaultValue={refused?.values.word}
          optional
          rows={2}
        />
        <div className="row">
          <SubmitButton look="quiet" name="do" value="decline">
            {t("read.decline")}
          </SubmitButton>
        </div>
      </form>
    </details>
  );
}

/** The giver takes it back; the receiver accepts it; the principal says who is to. */
function Yes({ version, can, receivers, refused }: HandoverAnswersProps) {
  const { t } = useTranslation("handover");
  return (
    <form method="post" className="stack">
      <input type="hidden" name="version" value={version} />
      {can.accept ? <p className="soft">{t("read.access")}</p> : null}
      {can.appoint ? (
        <SelectField
          name="toId"
          label={t("read.who")}
          error={refused?.errors.toId}
          defaultValue={refused?.values.toId ?? ""}
          required
        >
          <option value="">{t("read.choose")}</option>
          {receivers.map((r) => (
            <option key={r.accountId} value={r.accountId}>
              {r.name}
            </option>
          ))}
        </SelectField>
      ) : null}
      <div className="row">
        {can.accept ? (
          <SubmitButton name="do" value="accept">
            {t("read.accept")}
          </SubmitButton>
        ) : null}
        {can.appoint ? (
          <SubmitButton name="do" value="appoint">
            {t("read.appoint")}
          </SubmitButton>
        ) : null}
        {can.withdraw ? (
          <SubmitButton look="quiet" name="do" value="withdraw">
            {t("read.withdraw")}
          </SubmitButton>
        ) : null}
      </div>
    </form>
  );
}
