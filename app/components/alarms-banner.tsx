import { useTranslation } from "react-i18next";
import { Banner } from "./ui/page-pieces";

/** Alarms stand: where they are read. Nothing where none does. */
export function AlarmsBanner({ count, to }: { count: number; to: string }) {
  const { t } = useTranslation("alarm");
  if (count <= 0) return null;
  return (
    <Banner title={t("banner.title", { count })}>
      <a href={to}>{t("banner.show")}</a>
    </Banner>
  );
}
