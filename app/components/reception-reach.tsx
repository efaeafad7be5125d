import { useTranslation } from "react-i18next";
import { Banner } from "./ui/page-pieces";

interface Contact {
  unit: string;
  phone: string;
  outOfHoursPhone: string;
  address: string;
  eServiceUrl: string;
}

export interface ShownReach {
  name: string;
  here: boolean;
  contacts: readonly Contact[];
}

/** How another municipality is reached: in the tool, or whom one phones and writes to. */
export function Reach({ name, here, contacts }: ShownReach) {
  const { t } = useTranslation("forwarding");
  return (
    <Banner tone="note" title={t(here ? "reach.here" : "reach.notHere", { name })}>
      {here ? null : <p>{t("reach.how")}</p>}
      {contacts.length === 0 ? <p>{t("reach.unknown", { name })}</p> : null}
      <ul className="plain">
        {contacts.map((one) => (
          <li key={one.unit}>
            <b>{one.unit || name}</b>
            {one.phone ? <p>{t("reach.phone", { phone: one.phone })}</p> : null}
            {one.outOfHoursPhone ? <p>{t("reach.outOfHours", { phone: one.outOfHoursPhone })}</p> : null}
            {one.address && !here ? <p>{t("reach.address", { address: one.address })}</p> : null}
            {one.eServiceUrl && !here ? (
              <p>
                <a href={one.eServiceUrl} rel="noreferrer">
                  {t("reach.eService")}
                </a>
              </p>
            ) : null}
          </li>
        ))}
      </ul>
    </Banner>
  );
}
