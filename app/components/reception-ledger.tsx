import { useTranslation } from "react-i18next";

export interface ShownEvent {
  at: string;
  kind: string;
  detail: string | null;
  by: string | null;
}

/** What was done, when and by whom, in order. */
export function ReceptionLedger({ events }: { events: readonly ShownEvent[] }) {
  const { t } = useTranslation("reception");
  return (
    <ol className="plain">
      {events.map((event) => (
        <li key={`${event.at} ${event.kind} ${event.detail}`}>
          {t(`ledger.${event.kind}`)}
          {event.detail ? `: ${event.detail}` : null}
          <div className="soft">
            {event.at} · {event.by ?? t("ledger.system")}
          </div>
        </li>
      ))}
    </ol>
  );
}
