import { useTranslation } from "react-i18next";
import { paths } from "~/paths";

export function PageFooter() {
  const { t } = useTranslation("shell");
  return (
    <footer className="foot">
      <div className="wide">
        <span>{t("footer.urgent")}</span>
        <a href={paths.process()}>{t("footer.process")}</a>
        <a href={paths.verify()}>{t("footer.verify")}</a>
        <a href={paths.accessibility()}>{t("footer.accessibility")}</a>
        <span className="keyed no-print">{t("cover.key")}</span>
      </div>
    </footer>
  );
}
