// What a question without a name is not for. Stands on every page of it.
import { useTranslation } from "react-i18next";
import { paths } from "~/paths";
import { Banner } from "./ui/page-pieces";

export function ConsultUrgent() {
  const { t } = useTranslation("consultation");
  return (
    <Banner title={t("urgent.title")}>
      <p>
        {t("urgent.call")} <a href="tel:112">112</a>.
      </p>
      <p>
        {t("urgent.duty")} <a href={paths.newReport()}>{t("urgent.report")}</a>
      </p>
    </Banner>
  );
}
