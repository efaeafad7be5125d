import { useTranslation } from "react-i18next";
import type { Specialist } from "~/domain/report/specialists";
import { paths } from "~/paths";
import type { ScreenReader } from "~/text/readers-for-screen";
import { PhoneIn } from "./phone-in";
import { ReportReaders } from "./who-may-read";

interface ReportAsideProps {
  id: string;
  phone: string;
  outOfHours: string;
  specialists: readonly Specialist[];
  guardianNotice: "do_not_tell" | "tell_when_safe";
  /** Who else may know of it. */
  knownBy: readonly ScreenReader[];
}

/** In danger now: 112, then by phone. Stands on every page of a report. */
export function DangerNow({ phone, outOfHours, id }: { phone: string; outOfHours: string; id?: string }) {
  const { t } = useTranslation("report");
  const { t: td } = useTranslation("report-danger");
  return (
    <section className="banner">
      <b>{t("danger.title")}</b> <PhoneIn text={t("danger.body")} phone="112" />
      <ul>
        {phone ? (
          <li>
            <PhoneIn text={t("danger.reception", { phone })} phone={phone} />
          </li>
        ) : null}
        {outOfHours ? (
          <li>
            <PhoneIn text={t("danger.outOfHours", { phone: outOfHours })} phone={outOfHours} />
          </li>
        ) : null}
      </ul>
      {id ? (
        <p>
          <a href={paths.reportDanger(id)}>{td("toDanger")}</a>
        </p>
      ) : null}
    </section>
  );
}

/** Whom at the receiver to ask about what the report is about. Nothing where the register names nobody. */
function Specialists({ specialists }: { specialists: readonly Specialist[] }) {
  const { t } = useTranslation("report-specialist");
  if (specialists.length === 0) return null;
  return (
    <section>
      <h2>{t("title")}</h2>
      <ul className="plain">
        {specialists.map(({ kind, contact }) => (
          <li key={kind} className="whitespace-pre-line">
            <b>{t(`kinds.${kind}`)}:</b> {contact}
          </li>
        ))}
      </ul>
      <p className="soft">{t("lead")}</p>
    </section>
  );
}

export function ReportAside({
  id,
  phone,
  outOfHours,
  guardianNotice,
  specialists,
  knownBy,
}: ReportAsideProps) {
  const { t } = useTranslation("report");
  const { t: tf } = useTranslation("report-form");
  const { t: ty } = useTranslation("report-family");
  return (
    <aside className="aside">
      <DangerNow phone={phone} outOfHours={outOfHours} id={id} />
      <Specialists specialists={specialists} />
      <section>
        <h2>{t("aside.title")}</h2>
        <ul className="plain soft">
          {(["suspicion", "concrete", "doNotQuestion", "familyReads", "personal"] as const).map((k) => (
            <li key={k}>{tf(`advice.${k}`)}</li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{t("aside.guardians")}</h2>
        <p className="soft">{tf(`guardianNotice.${guardianNotice}`)}</p>
        <p className="mt-2">
          <a href={paths.reportFamily(id)}>{ty("link")}</a>
        </p>
      </section>
      <ReportReaders readers={knownBy} />
    </aside>
  );
}
