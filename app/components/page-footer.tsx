import { useTranslation } from "react-i18next";
import { paths } from "~/paths";

/** `alone`: beside the product, for somebody from the family; what is for staff would only alarm there. */
export function PageFooter({ alone }: { alone: boolean }) {
  const { t } = useTranslation("shell");
  return (
    <footer className="foot">
      <div className="wide">
        {alone ? null : (
          <>
            <span>{t("footer.urgent")}</span>
            <a href={paths.process()}>{t("footer.process")}</a>
          </>
        )}
        <a href={paths.verify()}>{t("footer.verify")}</a>
        <a href={paths.accessibility()}>{t("footer.accessibility")}</a>
        <span className="keyed no-print">{t("cover.key")}</span>
      </div>
    </footer>
  );
}
