import { useTranslation } from "react-i18next";
import { paths } from "~/paths";

export interface ShownDanger {
  of: "receiver" | "school";
  municipality: string;
  phone: string;
  outOfHours: string;
}

/** 112 first, then social services: by name where the receiver is known, else where the school stands. */
export function DangerNumbers({ danger }: { danger: ShownDanger }) {
  const { t } = useTranslation("report-danger");
  const { of, municipality, phone, outOfHours } = danger;
  return (
    <>
      <dl className="facts calls">
        <dt>{t("sos")}</dt>
        <dd>
          <PhoneNumber number="112" />
        </dd>
        {phone ? (
          <>
            <dt>{of === "receiver" ? t("receiver", { municipality }) : t("school")}</dt>
            <dd>
              <PhoneNumber number={phone} />
            </dd>
          </>
        ) : null}
        {outOfHours ? (
          <>
            <dt>{t("outOfHours")}</dt>
            <dd>
              <PhoneNumber number={outOfHours} />
            </dd>
          </>
        ) : null}
      </dl>
      {outOfHours ? null : <p>{t("noOutOfHours")}</p>}
    </>
  );
}

function PhoneNumber({ number }: { number: string }) {
  return (
    <a className="big-line" href={`tel:${number.replace(/[^\d+]/g, "")}`}>
      {number}
    </a>
  );
}

/** On the form's first step, once danger has been answered with yes. */
export function DangerCard({ id, danger }: { id: string; danger: ShownDanger }) {
  const { t } = useTranslation("report-danger");
  return (
    <section className="banner stack" aria-labelledby="danger-now">
      <h2 id="danger-now">{t("call")}</h2>
      <DangerNumbers danger={danger} />
      <p>
        <a className="btn" href={paths.reportDanger(id)}>
          {t("toDanger")}
        </a>
      </p>
    </section>
  );
}
