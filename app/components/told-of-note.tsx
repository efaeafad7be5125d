import { useTranslation } from "react-i18next";
import type { FieldErrors } from "~/domain/refusal";
import { ContactTicks } from "./contact-ticks";
import { FieldErrorLine, useErrorWords } from "./ui/field";
import { SubmitButton } from "./ui/submit-button";

interface ToldProps {
  told: {
    told: readonly { accountId: string; name: string; readAt: string | null }[];
    tellable: readonly { accountId: string; name: string; role: string }[];
  } | null;
  mayTell: boolean;
  errors: FieldErrors;
}

/** On a note's page, folded: who has been told of it and has read it, and whom one can tell yet. */
export function ToldOfNote({ told, mayTell, errors }: ToldProps) {
  const { t } = useTranslation("told");
  const words = useErrorWords();
  if (!told || (told.told.length === 0 && !mayTell)) return null;
  const read = told.told.filter(({ readAt }) => readAt !== null).length;
  return (
    <details className="fold no-print mt-4" open={errors.tell !== undefined || undefined}>
      <summary>
        {told.told.length === 0 ? t("nobody") : t("title", { count: told.told.length, read })}
      </summary>
      <div className="stack">
        {told.told.length > 0 ? (
          <ul className="soft readers">
            {told.told.map(({ accountId, name, readAt }) => (
              <li key={accountId}>
                <b>{name}</b>, {readAt ? t("read", { date: readAt }) : t("unread")}
              </li>
            ))}
          </ul>
        ) : null}
        {mayTell && told.tellable.length > 0 ? (
          <form method="post" className="stack">
            <FieldErrorLine id="tell" words={words(errors.tell)} />
            <ContactTicks contacts={told.tellable} />
            <p className="soft">{t("what")}</p>
            <div>
              <SubmitButton look="quiet" name="do" value="tell">
                {t("tell")}
              </SubmitButton>
            </div>
          </form>
        ) : null}
      </div>
    </details>
  );
}
