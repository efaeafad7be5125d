import { useTranslation } from "react-i18next";
import { paths } from "~/paths";
import { PhoneIn } from "./phone-in";
import { FileLinks, type ShownFile } from "./report-files";
import { ChoiceField } from "./ui/choices";
import { type ShownError, TextField } from "./ui/field";
import { Banner } from "./ui/page-pieces";
import { SubmitButton } from "./ui/submit-button";

export interface ShownCarry {
  channel: string;
  code: string | null;
  notable: readonly string[];
  alarms: readonly string[];
  eServiceUrl: string;
  address: string;
  asksFor: string;
}

interface Carried {
  id: string;
  municipality: string;
  state: string | null;
  phone: string | null;
  outOfHoursPhone: string | null;
  carry: ShownCarry | null;
  attachments: readonly ShownFile[];
  locked: { attachment: string | null };
}

/** Whom to phone: first in every trouble. */
function PhoneFirst({ municipality, phone, outOfHoursPhone }: Carried) {
  const { t } = useTranslation("delivery");
  return (
    <p>
      {phone ? <PhoneIn text={t("phoneFirst", { municipality, phone })} phone={phone} /> : t("phoneUnknown")}{" "}
      {outOfHoursPhone ? (
        <PhoneIn text={t("phoneOutOfHours", { phone: outOfHoursPhone })} phone={outOfHoursPhone} />
      ) : null}
    </p>
  );
}

/** What stands as an alarm about the delivery; nothing where nothing does. */
export function AlarmBanner({ report }: { report: Carried }) {
  const { t } = useTranslation("delivery");
  const [first, ...others] = report.carry?.alarms ?? [];
  if (!first) return null;
  return (
    <Banner title={t(`alarms.${first}`)}>
      {others.map((kind) => (
        <p key={kind}>{t(`alarms.${kind}`)}</p>
      ))}
      <PhoneFirst {...report} />
      {report.carry?.alarms.includes("reconcile_not_received") ? (
        <WhatToTake {...report} carry={report.carry} />
      ) : null}
    </Banner>
  );
}

/** A report that a person carries, or that a channel has taken or refused: the phone first, then what is done. */
export function CarryBanner({ report }: { report: Carried }) {
  const { t } = useTranslation(["delivery", "channels"]);
  const { carry, state, municipality } = report;
  if (!carry) return null;
  const { channel, code } = carry;
  const titles: Record<string, string> = {
    to_be_carried: t("toCarry"),
    carried: t("carried"),
    rejected: t("refused"),
    given_up: t("givenUp"),
    handed_over: t("handedOver", { channel: t(`channels:kinds.${channel}`) }),
  };
  const alarmed = carry.alarms.filter((kind) => kind !== "not_delivered");
  const isAtRest = atRest.includes(state ?? "");
  return (
    <Banner tone={isAtRest || alarmed.length > 0 ? "notice" : "note"} title={titles[state ?? ""] ?? ""}>
      {alarmed.map((kind) => (
        <p key={kind}>{t(`alarms.${kind}`)}</p>
      ))}
      {state === "handed_over" && alarmed.length === 0 ? (
        <p>{t("handedOverBody")}</p>
      ) : (
        <PhoneFirst {...report} />
      )}
      {state === "to_be_carried" ? <p>{t(`do.${channel}`)}</p> : null}
      {state === "to_be_carried" ? <WhatToTake {...report} carry={carry} /> : null}
      {state === "carried" ? <p>{t("carriedBody", { municipality })}</p> : null}
      {state === "given_up" ? <p>{t("givenUpBody")}</p> : null}
      {state === "rejected" && code ? (
        <p>
          {t(`channels:codes.${code}.what`)} {t(`channels:codes.${code}.now`)}
        </p>
      ) : null}
      {isAtRest ? <WhatToTake {...report} carry={carry} /> : null}
    </Banner>
  );
}

/** Where it goes, and what is printed or attached. */
function WhatToTake({ id, carry, attachments, locked }: Carried & { carry: ShownCarry }) {
  const { t } = useTranslation("delivery");
  return (
    <>
      {carry.address ? (
        <p>
          {t("address")}: <strong>{carry.address}</strong>
        </p>
      ) : null}
      {carry.asksFor ? (
        <p>
          {t("asksFor")}: {carry.asksFor}
        </p>
      ) : null}
      <ul className="plain">
        {carry.eServiceUrl ? (
          <li>
            <a href={carry.eServiceUrl} rel="noreferrer">
              {t("openEService")}
            </a>
          </li>
        ) : null}
        <li>
          <a href={paths.reportSentFile(id)}>{t("file")}</a>
        </li>
        <FileLinks id={id} attachments={attachments} locked={locked} />
        {carry.channel === "e_service" ? null : (
          <li>
            <a href={paths.reportCover(id)}>{t("coverLink")}</a>
          </li>
        )}
      </ul>
    </>
  );
}

const notThere = ["to_be_carried", "carried", "given_up", "rejected", "handed_over"];
const atRest = ["given_up", "rejected"];
const byPerson = ["to_be_carried", "carried", ...atRest];

interface NoteFormProps {
  report: Carried;
  formKey: string;
  errors: Readonly<Record<string, ShownError>>;
  /** What was typed before it was refused. */
  typed: Readonly<Record<string, string>>;
}

/** What has been done, and the receiver's number. */
export function CarryForm({ report, formKey, errors, typed }: NoteFormProps) {
  const { t } = useTranslation("delivery");
  const { carry, state } = report;
  const offered = carry?.notable ?? [];
  if (offered.length === 0) return null;
  const fields = (
    <>
      {notThere.includes(state ?? "") ? <p className="soft">{t("noted.lead")}</p> : null}
      <form method="post" className="stack">
        <input type="hidden" name="key" value={`${formKey}-carry`} />
        <ChoiceField
          name="how"
          label={t("noted.how")}
          error={errors.how}
          choices={offered.map((how) => ({ value: how, label: t(`noted.${how}`) }))}
          defaultValue={typed.how ?? ""}
        />
        <TextField
          name="receipt"
          label={t("noted.receipt")}
          help={t("noted.receiptHint")}
          error={errors.receipt}
          defaultValue={typed.receipt ?? ""}
          autoComplete="off"
        />
        <div className="row">
          <SubmitButton name="do" value="carry">
            {t("noted.save")}
          </SubmitButton>
        </div>
      </form>
      {atRest.includes(state ?? "") ? (
        <form method="post" className="stack">
          <p className="soft">{t("againLead")}</p>
          <div className="row">
            <SubmitButton name="do" value="again" look="quiet">
              {t("again")}
            </SubmitButton>
          </div>
        </form>
      ) : null}
    </>
  );
  // On its way by a machine, or there, there is nothing to do: what was done beside it is a step further in.
  const asks = byPerson.includes(state ?? "") || carry?.alarms.length !== 0 || Object.keys(errors).length > 0;
  return asks ? (
    <section className="card stack no-print" id="note-carried">
      <h2>{t("noted.title")}</h2>
      {fields}
    </section>
  ) : (
    <details className="card fold no-print" id="note-carried">
      <summary>{t("noted.title")}</summary>
      <div className="stack">{fields}</div>
    </details>
  );
}
