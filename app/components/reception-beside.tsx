import { useTranslation } from "react-i18next";
import { Deadlines, type ShownDue } from "./reception-deadlines";
import { ReceptionLedger, type ShownEvent } from "./reception-ledger";
import { Origin, type ShownOrigin } from "./reception-origin";
import { Related, type RelatedProps } from "./reception-related";

interface ReceivedBesideProps extends RelatedProps {
  registrationNumber: string | null;
  unit: string;
  assignee: string | null;
  meetingOn: string | null;
  deadlines: readonly (ShownDue & { done: boolean })[];
  events: readonly ShownEvent[];
  origin: ShownOrigin | null;
}

/** Deadlines, the child's other reports here, and the ledger. */
export function ReceivedBeside(page: ReceivedBesideProps) {
  const { t } = useTranslation("reception");
  const facts = [
    [t("read.assignee"), page.assignee ?? t("row.unassigned")],
    [t("read.number"), page.registrationNumber],
    [t("read.unit"), page.unit],
    [t("read.meeting"), page.meetingOn],
  ].filter(([, value]) => value);
  return (
    <>
      <section>
        <h2>{t("deadline.title")}</h2>
        {page.deadlines.length > 0 ? (
          <Deadlines deadlines={page.deadlines} />
        ) : (
          <p className="soft">{t("deadline.elsewhere")}</p>
        )}
        <dl className="facts mt-3">
          {facts.map(([label, value]) => (
            <div key={label} className="contents">
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </section>
      <Related {...page} />
      <section>
        <h2>{t("ledger.title")}</h2>
        <ReceptionLedger events={page.events} />
      </section>
      {page.origin ? <Origin origin={page.origin} /> : null}
    </>
  );
}
