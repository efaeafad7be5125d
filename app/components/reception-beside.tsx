import { useTranslation } from "react-i18next";
import { paths } from "~/paths";
import { Deadlines, type ShownDue } from "./reception-deadlines";

interface ReceivedBesideProps {
  hasNumber: boolean;
  registrationNumber: string | null;
  deadlines: readonly (ShownDue & { done: boolean })[];
  earlier: readonly { id: string; status: string; category: string | null; receivedAt: string }[];
  events: readonly { at: string; kind: string; detail: string | null; by: string | null }[];
}

/** Deadlines, the child's other reports here, and the ledger. */
export function ReceivedBeside(page: ReceivedBesideProps) {
  const { t } = useTranslation("reception");
  return (
    <>
      <section>
        <h2>{t("deadline.title")}</h2>
        <Deadlines deadlines={page.deadlines} />
        {page.registrationNumber ? (
          <p className="soft mt-2">
            {t("read.number")}: {page.registrationNumber}
          </p>
        ) : null}
      </section>
      <Earlier {...page} />
      <section>
        <h2>{t("ledger.title")}</h2>
        <ol className="plain">
          {page.events.map((event) => (
            <li key={`${event.at} ${event.kind}`}>
              {t(`ledger.${event.kind}`)}
              {event.detail ? `: ${event.detail}` : null}
              <div className="soft">
                {event.at} · {event.by ?? t("ledger.system")}
              </div>
            </li>
          ))}
        </ol>
      </section>
    </>
  );
}

function Earlier({ earlier, hasNumber }: Pick<ReceivedBesideProps, "earlier" | "hasNumber">) {
  const { t } = useTranslation(["reception", "statistics"]);
  return (
    <section>
      <h2>{t("earlier.title")}</h2>
      {earlier.length === 0 ? (
        <p className="soft">{hasNumber ? t("earlier.none") : t("earlier.noNumber")}</p>
      ) : (
        <>
          <ul className="plain">
            {earlier.map((one) => (
              <li key={one.id}>
                <a href={paths.received(one.id)}>{one.receivedAt}</a>
                <div className="soft">
                  {[
                    ...(one.category ? [t(`statistics:category.${one.category}`)] : []),
                    t(`statuses.${one.status}`),
                  ].join(" · ")}
                </div>
              </li>
            ))}
          </ul>
          <p className="soft">{t("earlier.scope")}</p>
        </>
      )}
    </section>
  );
}
