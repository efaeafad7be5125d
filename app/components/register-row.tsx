import { useTranslation } from "react-i18next";
import { paths } from "~/paths";
import { Chip } from "./ui/page-pieces";

interface RegisterRowProps {
  id: string;
  municipality: string;
  unit: string;
  districts: string;
  channel: string;
  phone: string;
  fault: string | null;
  unchecked: boolean;
  checkedOn: string;
  checkedBy: string;
}

/** What is wrong with an entry, in words beside its mark. */
export function ChannelFaultLine({ fault }: { fault: string }) {
  const { t } = useTranslation("register");
  return (
    <span className="priority p-act_now">
      <svg className="glyph" viewBox="0 0 14 14" aria-hidden="true">
        <path d="M7 1v8M7 11.2v1.8" stroke="currentColor" strokeWidth="2.6" />
      </svg>
      {t(`faults.${fault}`)}
    </span>
  );
}

/** One reception of the register: where, by which channel, and what needs doing. */
export function RegisterRow(one: RegisterRowProps) {
  const { t } = useTranslation("register");
  const checked = one.checkedBy
    ? t("checkedBy", { date: one.checkedOn, name: one.checkedBy })
    : t("checked", { date: one.checkedOn });
  const about = [t(`channels.${one.channel}`), one.districts].filter(Boolean).join(" · ");
  return (
    <li className="row row-apart">
      <div>
        <a href={paths.registerUnit(one.id)} className="font-semibold">
          {one.unit.includes(one.municipality) ? one.unit : `${one.municipality}: ${one.unit}`}
        </a>
        <p className="soft">
          {about}
          {one.phone ? (
            <>
              {" · "}
              <span className="whitespace-nowrap">{one.phone}</span>
            </>
          ) : null}
          {" · "}
          {checked}
        </p>
      </div>
      <div className="row">
        {one.fault && one.fault !== "closed" ? <ChannelFaultLine fault={one.fault} /> : null}
        {one.unchecked ? <Chip>{t("unchecked")}</Chip> : null}
      </div>
    </li>
  );
}
