import { useTranslation } from "react-i18next";
import { paths } from "~/paths";
import { ReceptionLedger, type ShownEvent } from "./reception-ledger";
import { Banner } from "./ui/page-pieces";

export interface ShownOrigin {
  municipality: string;
  reason: string;
  registrationNumber: string | null;
  receivedAt: string;
  events: readonly ShownEvent[];
  before: ShownOrigin | null;
}

interface MarksProps {
  takenBack: boolean;
  forward: { to: string; way: string; reason: string | null; askedAt: string; arrived: string | null } | null;
  origin: ShownOrigin | null;
  related: { versions: readonly { id: string; kind: string; reference: string; receivedAt: string }[] };
}

/** What changes how the report is to be read: taken back, newer versions, on its way elsewhere, come from elsewhere. */
export function ReceivedMarks({ takenBack, forward, origin, related }: MarksProps) {
  const { t } = useTranslation("reception");
  return (
    <>
      {related.versions.map((one) => (
        <Banner key={one.id} tone={one.kind === "replaced_by" ? "notice" : "note"}>
          {t(`versions.${one.kind}`)}{" "}
          <a href={paths.received(one.id)}>
            {one.reference}, {one.receivedAt}
          </a>
          .
        </Banner>
      ))}
      {takenBack ? <Banner title={t("marks.takenBack")}>{t("marks.takenBackHow")}</Banner> : null}
      {forward && !forward.arrived ? (
        <Banner title={t("marks.onItsWay", { municipality: forward.to })}>
          {t("marks.onItsWayHow", { when: forward.askedAt })}
        </Banner>
      ) : null}
      {forward?.arrived ? (
        <Banner tone="note" title={t("marks.forwarded", { municipality: forward.to })}>
          {t(`marks.forwardedBy.${forward.way}`, { when: forward.arrived })} {forward.reason}
        </Banner>
      ) : null}
      {origin ? (
        <Banner tone="note" title={t("marks.cameFrom", { municipality: origin.municipality })}>
          {origin.reason}
        </Banner>
      ) : null}
    </>
  );
}

/** The ledger that came along from the municipality that forwarded it. */
export function Origin({ origin }: { origin: ShownOrigin }) {
  const { t } = useTranslation("reception");
  return (
    <section>
      <h2>{t("origin.title", { municipality: origin.municipality })}</h2>
      <p className="soft">
        {t("origin.received", { when: origin.receivedAt })}
        {origin.registrationNumber ? ` · ${origin.registrationNumber}` : null}
      </p>
      <ReceptionLedger events={origin.events} />
      {origin.before ? <Origin origin={origin.before} /> : null}
    </section>
  );
}
