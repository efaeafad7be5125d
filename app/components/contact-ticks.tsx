import { useTranslation } from "react-i18next";
import { Tick } from "./ui/choices";

interface Contact {
  accountId: string;
  name: string;
  role: string;
}

/** As many as stand in two short rows; the others are one press away, in the same order. */
const atHand = 5;

interface ContactTicksProps {
  contacts: readonly Contact[];
  /** By account: of a draft, or a form that is shown again. */
  ticked?: readonly string[];
}

/** Who may be told that there is something to read: suggested, never looked up. */
export function ContactTicks({ contacts, ticked = [] }: ContactTicksProps) {
  const { t } = useTranslation("concern");
  const more = contacts.slice(atHand);
  if (contacts.length === 0) return null;
  return (
    <div className="compose-tell" id="tell">
      <div className="row">
        <span className="soft">{t("compose.tell")}</span>
        {contacts.slice(0, atHand).map((c) => (
          <ContactTick key={c.accountId} {...c} ticked={ticked} />
        ))}
      </div>
      {more.length > 0 ? (
        <details
          className="compose-told-more"
          open={more.some((c) => ticked.includes(c.accountId)) || undefined}
        >
          <summary>{t("compose.tellMore", { count: more.length })}</summary>
          <div className="row">
            {more.map((c) => (
              <ContactTick key={c.accountId} {...c} ticked={ticked} />
            ))}
          </div>
        </details>
      ) : null}
    </div>
  );
}

function ContactTick({ accountId, name, role, ticked }: Contact & { ticked: readonly string[] }) {
  const { t } = useTranslation("concern");
  return (
    <Tick
      chip
      name="tell"
      value={accountId}
      label={`${name}, ${t(`role.${role}`)}`}
      defaultChecked={ticked.includes(accountId)}
    />
  );
}
