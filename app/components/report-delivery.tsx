import { useRevalidator } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { paths } from "~/paths";
import { AlarmBanner, CarryBanner, type ShownCarry } from "./report-carry";
import type { ShownFile } from "./report-files";
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
    outOfHoursPhone: string | null;
    carry: ShownCarry | null;
    attachments: readonly ShownFile[];
    locked: { attachment: string | null };
  };
}

const carriedStates = ["to_be_carried", "carried", "handed_over", "given_up", "rejected"];
const lookAgainMs = 2_500;
const looks = 4;

/** A delivery takes seconds: the page looks a few times for the receipt, and then waits to be asked. */
function useReceiptSoon(isOnItsWay: boolean): void {
  const { revalidate } = useRevalidator();
  const looked = useRef(0);
  useEffect(() => {
    if (!isOnItsWay) return;
    const timer = setInterval(() => {
      looked.current += 1;
      if (looked.current >= looks) clearInterval(timer);
      revalidate();
    }, lookAgainMs);
    return () => clearInterval(timer);
  }, [isOnItsWay, revalidate]);
}

/** Arrived with its receipt, on its way, or in trouble: said first. */
export function DeliveryBanner({ report }: DeliveryBannerProps) {
  const { t } = useTranslation("report");
  const { municipality, storedAt } = report;
  useReceiptSoon(report.status === "sent" && storedAt === "" && report.state !== "to_be_carried");
  if (report.status === "draft") {
    return (
      <Banner tone="note">
        {t("follow.draft")} <a href={paths.report(report.id)}>{t("list.continue")}</a>
      </Banner>
    );
  }
  if (storedAt) {
    return (
      <>
        <AlarmBanner report={report} />
        <Banner tone="done" title={t("follow.arrived")}>
          {t("follow.arrivedBody", { municipality, date: storedAt })}{" "}
          <code className="inline-block max-w-full break-words">
            {report.receipt ? t("follow.receipt", { receipt: report.receipt }) : ""}
          </code>
        </Banner>
      </>
    );
  }
  if (report.carry && carriedStates.includes(report.state ?? "")) return <CarryBanner report={report} />;
  if (report.carry && report.carry.alarms.length > 0) return <AlarmBanner report={report} />;
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
