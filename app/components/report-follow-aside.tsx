import { useTranslation } from "react-i18next";
import { reportAgainWhen } from "~/domain/next-steps/steps";
import { paths } from "~/paths";
import type { ScreenReader } from "~/text/readers-for-screen";
import { type ShownSibling, SiblingReports } from "./report-beside";
import { FileLinks, type ShownFile } from "./report-files";
import { GuardedDownload } from "./report-guard";
import { SubmitButton } from "./ui/submit-button";
import { ReportReaders } from "./who-may-read";

export interface FollowAside {
  id: string;
  reference: string;
  status: "draft" | "sent";
  municipality: string;
  storedAt: string;
  receipt: string | null;
  digest: string | null;
  phone: string | null;
  outOfHoursPhone: string | null;
  /** Null where the child was only described. */
  pupilId: string | null;
  newSince: number;
  siblings: readonly ShownSibling[];
  reminders: number;
  attachments: readonly ShownFile[];
  ledger: readonly { key: string; kind: string; at: string; to: string | null }[];
  route: { decision: "by_rule" | "by_person"; unit: string; reason: string } | null;
  locked: { calendar: string | null; attachment: string | null };
  /** Who else may know of it. */
  knownBy: readonly ScreenReader[];
  can: { work: boolean; reportAgain: boolean };
}

/** Beside the steps: whom to phone, the receipt, reporting again, reminders, the ledger. */
export function ReportFollowAside({ report, formKey }: { report: FollowAside; formKey: string }) {
  const { t } = useTranslation("next-steps");
  const { t: tr } = useTranslation("report");
  const { t: ty } = useTranslation("report-family");
  return (
    <aside className="aside">
      <Phones {...report} />
      {report.status === "sent" ? <Receipt {...report} /> : null}
      <Again report={report} formKey={formKey} />
      {report.status === "sent" ? (
        <section className="no-print">
          <SiblingReports id={report.id} siblings={report.siblings} />
        </section>
      ) : null}
      {report.reminders > 0 ? (
        <section className="no-print">
          <h2>{t("calendar.title")}</h2>
          <p className="soft">{t("calendar.lead")}</p>
          <GuardedDownload
            className="btn btn-quiet mt-2"
            href={paths.reportCalendar(report.id)}
            output="calendar"
            lockedBy={report.locked.calendar}
          >
            {t("calendar.button")}
          </GuardedDownload>
        </section>
      ) : null}
      {report.ledger.length > 0 ? (
        <section>
          <h2>{tr("follow.ledger")}</h2>
          <ul className="plain soft">
            {report.route ? <RouteLine {...report.route} /> : null}
            {report.ledger.map((e) => (
              <li key={e.key}>
                {e.at}: {tr(`states.${e.kind}`)}
                {e.to ? ` (${e.to})` : null}
              </li>
            ))}
          </ul>
          {report.can.work ? (
            <ul className="plain mt-2">
              <li>
                <a href={paths.reportPdf(report.id)}>{tr("follow.pdf")}</a>
              </li>
              <li>
                <a href={paths.reportSignatures(report.id)}>{tr("follow.signatures")}</a>
              </li>
              <FileLinks {...report} />
              <li>
                <a href={paths.reportFamily(report.id)}>{ty("link")}</a>
              </li>
            </ul>
          ) : null}
        </section>
      ) : null}
      <ReportReaders readers={report.knownBy} />
    </aside>
  );
}

/** How its receiver was settled; an override with its reason. */
function RouteLine({ decision, unit, reason }: NonNullable<FollowAside["route"]>) {
  const { t } = useTranslation("routing");
  return (
    <li>
      {t(`ledger.${decision}`)} {unit ? t("ledger.unit", { unit }) : ""}{" "}
      {reason ? t("ledger.reason", { reason }) : ""}
    </li>
  );
}

function Phones({ phone, outOfHoursPhone, municipality }: FollowAside) {
  const { t } = useTranslation("next-steps");
  return (
    <section>
      <h2>{t("phone.title")}</h2>
      <dl className="facts">
        <dt>{t("phone.danger")}</dt>
        <dd>
          <a href="tel:112">112</a>
        </dd>
        {phone ? <Phone label={t("phone.reception")} number={phone} /> : null}
        {outOfHoursPhone ? <Phone label={t("phone.outOfHours")} number={outOfHoursPhone} /> : null}
      </dl>
      {municipality && !phone ? <p className="soft">{t("phone.unknown")}</p> : null}
    </section>
  );
}

function Phone({ label, number }: { label: string; number: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>
        <a href={`tel:${number.replace(/[^\d+]/g, "")}`}>{number}</a>
      </dd>
    </>
  );
}

function Receipt({ receipt, digest, reference, storedAt, municipality }: FollowAside) {
  const { t } = useTranslation("next-steps");
  return (
    <section>
      <h2>{t("receipt.title")}</h2>
      <dl className="facts">
        {receipt ? (
          <>
            <dt>{t("receipt.number")}</dt>
            <dd>
              <code>{receipt}</code>
            </dd>
            <dt>{t("receipt.storedAt")}</dt>
            <dd>{storedAt}</dd>
          </>
        ) : null}
        <dt>{t("receipt.reference")}</dt>
        <dd>
          <code>{reference}</code>
        </dd>
        <dt>{t("receipt.receiver")}</dt>
        <dd>{municipality}</dd>
      </dl>
      {receipt && digest ? (
        <details className="fold">
          <summary>{t("receipt.digest")}</summary>
          <code className="break-all">{digest}</code>
        </details>
      ) : null}
      {receipt ? null : <p className="soft">{t("receipt.none")}</p>}
    </section>
  );
}

function Again({ report, formKey }: { report: FollowAside; formKey: string }) {
  const { t } = useTranslation("next-steps");
  const sent = report.status === "sent";
  return (
    <section>
      <h2>{t("reportAgain.title")}</h2>
      <p className="soft">{t("reportAgain.lead")}</p>
      <ul className="list soft">
        {reportAgainWhen.map((w) => (
          <li key={w}>{t(`reportAgain.${w}`)}</li>
        ))}
      </ul>
      {sent ? (
        <p className="mt-2">
          {report.newSince > 0 ? t("again.some", { count: report.newSince }) : t("again.none")}
        </p>
      ) : null}
      {report.can.reportAgain ? (
        <form method="post" action={paths.newReport()} className="mt-2">
          <input type="hidden" name="key" value={`${formKey}-again`} />
          <input type="hidden" name="pupil" value={report.pupilId ?? ""} />
          <input type="hidden" name="follows" value={report.id} />
          <SubmitButton look="quiet">{t("again.button")}</SubmitButton>
        </form>
      ) : sent ? (
        <p className="mt-2">
          {report.pupilId ? `${t("again.elsewhere")} ` : null}
          <a href={paths.newReport({ follows: report.id })}>{t("again.button")}</a>
        </p>
      ) : null}
    </section>
  );
}
