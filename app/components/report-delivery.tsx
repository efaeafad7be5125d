import { useTranslation } from "react-i18next";
import { paths } from "~/paths";
import { Banner } from "./ui/page-pieces";

interface DeliveryBannerProps {
  report: {
    id: string;
    status: "draft" | "sent";
    municipality: string;
    storedAt: string;
    receipt: string | null;
    phone: string | null;
    state: string | null;
  };
}

/** Arrived with its receipt, on its way, or in trouble: said first. */
export function DeliveryBanner({ report }: DeliveryBannerProps) {
  const { t } = useTranslation("report");
  const { municipality, storedAt } = report;
  if (report.status === "draft") {
    return (
      <Banner tone="note">
        {t("follow.draft")} <a href={paths.report(report.id)}>{t("list.continue")}</a>
      </Banner>
    );
  }
  if (storedAt) {
    return (
      <Banner tone="done" title={t("follow.arrived")}>
        {t("follow.arrivedBody", { municipality, date: storedAt })}{" "}
        <code>{report.receipt ? t("follow.receipt", { receipt: report.receipt }) : ""}</code>
      </Banner>
    );
  }
  if (report.state === "failed") {
    return (
      <Banner title={t("follow.trouble")}>
        {t("follow.troubleBody", { municipality, phone: report.phone ?? "–" })}
      </Banner>
    );
  }
  return (
    <Banner tone="note" title={t("follow.onWay")}>
      {t("follow.onWayBody", { municipality })}
    </Banner>
  );
}
