import { useTranslation } from "react-i18next";
import { Banner } from "./ui/page-pieces";
import { SubmitButton } from "./ui/submit-button";

export interface ShownToSign {
  /** A key of what has just happened, or "". */
  message: string;
  signatures: { name: string; at: string }[];
  /** On versions before this one. */
  earlierSignatures: { name: string; at: string; number: number }[];
  heldBack: string[];
  connected: boolean;
  municipality: string;
  phone: string;
  canSign: boolean;
  signedByMe: boolean;
  /** Whether the reader sends it; who is only asked to sign does not, and what is sent has gone. */
  sends: boolean;
  /** Asked, and not signed yet. */
  asked: string[];
  /** What the policy rests on, or "". */
  ground: string;
  document: { id: string };
}

export interface ShownChanges {
  /** The version that was read. */
  number: number;
  changes: { what: { field: string } | "entries" | "receiver"; byName: string; at: string }[];
}

/** What has just happened, and who has signed which version. */
export function SignMessages({ report }: { report: ShownToSign }) {
  const { t } = useTranslation("report");
  const { t: tb } = useTranslation("bankid");
  const { message } = report;
  const own: Record<string, string> = {
    other_person: t("sign.other"),
    none: t("sign.gone"),
    signed: "",
    signed_earlier: t("sign.changedWhileSigning"),
  };
  const said = message === "" ? "" : (own[message] ?? tb(message));
  return (
    <>
      {said ? <Banner>{said}</Banner> : null}
      {report.signatures.map((s) => (
        <Banner key={s.name} tone="done">
          {t("sign.signed", { name: s.name, date: s.at })}
        </Banner>
      ))}
      {report.earlierSignatures.map((s) => (
        <Banner key={`${s.name} ${s.number}`} tone="note">
          {t("sign.signedEarlier", { name: s.name, date: s.at, number: s.number })}
        </Banner>
      ))}
    </>
  );
}

/** What is not in the document that was read: which parts, by whom, when. The texts stand in the new version below. */
export function ReportChanges({ changed, refused }: { changed: ShownChanges; refused: boolean }) {
  const { t } = useTranslation("report");
  const { t: te } = useTranslation("errors");
  const { t: tf } = useTranslation("report-fields");
  const nameOf = (what: ShownChanges["changes"][number]["what"]) =>
    typeof what === "string" ? t(`sign.changes.${what}`) : tf(`${what.field}.label`);
  return (
    <div role={refused ? "alert" : undefined}>
      <Banner tone={refused ? "notice" : "note"} title={t("sign.changes.title", { number: changed.number })}>
        {refused ? <p>{te("report_changed")}</p> : null}
        <ul>
          {changed.changes.map(({ what, byName, at }) => (
            <li key={nameOf(what)}>
              {nameOf(what)} <span className="soft">{[byName, at].filter(Boolean).join(", ")}</span>
            </li>
          ))}
        </ul>
        <p>
          <a href="#document">{t("sign.changes.read")}</a>
        </p>
      </Banner>
    </div>
  );
}

/** Who is asked and has not signed, and on what ground: it holds nothing back. */
function StillAsked({ asked, ground, sends }: Pick<ShownToSign, "asked" | "ground" | "sends">) {
  const { t } = useTranslation("signing");
  if (asked.length === 0 && ground === "") return null;
  return (
    <p className="soft">
      {ground ? t("list.policy", { ground }) : null}{" "}
      {asked.length > 0 ? t("list.waitsFor", { who: asked.join(", ") }) : null}{" "}
      {sends && asked.length > 0 ? t("list.sendAnyway") : null}
    </p>
  );
}

/** For whoever does not send it: signing, and nothing else. */
function SignAlone({ report }: { report: ShownToSign }) {
  const { t } = useTranslation("report");
  if (!report.canSign || report.signedByMe) return null;
  return (
    <form method="post">
      <input type="hidden" name="documentId" value={report.document.id} />
      <SubmitButton name="do" value="sign">
        {t("sign.bankid")}
      </SubmitButton>
    </form>
  );
}

/** Signing, if one wants to; sending, in any case. */
export function SignOrSend({ report }: { report: ShownToSign }) {
  const { t } = useTranslation("report");
  const { t: tf } = useTranslation("report-form");
  if (!report.sends) {
    return (
      <>
        <StillAsked {...report} />
        <SignAlone report={report} />
      </>
    );
  }
  if (report.heldBack.length > 0) {
    return (
      <Banner title={t("sign.held")}>
        <ul>
          {report.heldBack.map((h) => (
            <li key={h}>{tf(`holdsBack.${h}`)}</li>
          ))}
        </ul>
      </Banner>
    );
  }
  const { municipality, phone } = report;
  const signed = report.signatures.length > 0;
  const asRead = <input type="hidden" name="documentId" value={report.document.id} />;
  return (
    <>
      {report.connected ? null : (
        <Banner tone="note">{t("route.notConnected", { municipality, phone: phone || "–" })}</Banner>
      )}
      <p>{t("sign.sendTo", { municipality })}</p>
      <StillAsked {...report} />
      {report.canSign && !report.signedByMe ? <p className="soft">{t("sign.bankidLead")}</p> : null}
      <div className="row">
        {report.canSign && !report.signedByMe ? (
          <form method="post">
            {asRead}
            <SubmitButton look={signed ? "quiet" : "main"} name="do" value="sign">
              {t("sign.bankid")}
            </SubmitButton>
          </form>
        ) : null}
        <form method="post">
          {asRead}
          <SubmitButton
            look={signed || !report.canSign ? "main" : "quiet"}
            name="do"
            value="send"
            working={t("sign.sending")}
          >
            {signed ? t("sign.send") : t("sign.unsigned")}
          </SubmitButton>
        </form>
      </div>
    </>
  );
}
