// The answer to a question that was posted: the code, once, and when it is handed over.
import { useTranslation } from "react-i18next";
import { paths } from "~/paths";
import { ConsultUrgent } from "./consult-urgent";
import { Banner, PageTitle } from "./ui/page-pieces";

interface ConsultAskedProps {
  code: string;
  kind: "student_health" | "reception";
  name: string;
  phone: string;
  date: string;
  time: string;
}

export function ConsultAsked({ code, kind, name, phone, date, time }: ConsultAskedProps) {
  const { t } = useTranslation("consultation");
  return (
    <div className="reading stack">
      <PageTitle title={t("asked.title")} />
      <Banner tone="done" title={t("asked.posted", { receiver: t(`receiver.${kind}`, { name }) })}>
        <p>{t("asked.when", { date, time })}</p>
      </Banner>
      <section className="card stack">
        <h2>{t("asked.codeTitle")}</h2>
        <p className="big" translate="no">
          {code}
        </p>
        <p>{t("asked.codeBody")}</p>
      </section>
      <p>
        <a href={paths.consultAnswers()}>{t("asked.read")}</a>
      </p>
      {phone ? <p>{t("asked.phone", { phone })}</p> : null}
      <ConsultUrgent />
    </div>
  );
}
