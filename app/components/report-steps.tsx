import { useTranslation } from "react-i18next";
import { paths } from "~/paths";
import { type ShownSibling, SiblingReports } from "./report-beside";
import { StillMissing, useLeft } from "./report-missing";
import { RouteGround, type ShownRoute } from "./report-route";
import { WhoIsHere } from "./report-together";
import { Step } from "./ui/page-pieces";

interface ReportStepsProps {
  report: {
    id: string;
    discardWay: "discard" | "leave" | null;
    siblings: readonly ShownSibling[];
    section: string;
    parts: { id: string; begun: boolean }[];
    route: Pick<ShownRoute, "receiverName" | "citation" | "explanation" | "proposedName">;
  };
}

/** The form's parts with what each lacks, and where the report goes. */
export function ReportSteps({ report }: ReportStepsProps) {
  const { t } = useTranslation("report");
  const { t: tf } = useTranslation("report-form");
  const leftIn = useLeft();
  const parts = report.parts.map((p) => ({ ...p, left: leftIn(p.id) }));
  return (
    <div className="stack in-view">
      <nav className="steps" aria-label={t("head.parts")}>
        {parts.map((p) => (
          <Step
            key={p.id}
            href={paths.report(report.id, { section: p.id })}
            title={tf(`sections.${p.id}.title`)}
            here={p.id === report.section}
            owed={p.begun && p.left > 0}
            state={
              p.id === "review"
                ? ""
                : p.left > 0
                  ? t("head.left", { count: p.left })
                  : p.begun
                    ? t("head.done")
                    : ""
            }
          />
        ))}
      </nav>
      {report.section === "review" ? null : <StillMissing />}
      <WhoIsHere />
      <div className="beside-form">
        <ReportWhither report={report} />
      </div>
    </div>
  );
}

/** Where it goes and why, its siblings, and the way out: beside the form, or below it where there is no room. */
export function ReportWhither({ report }: ReportStepsProps) {
  const { t } = useTranslation("report");
  const { t: tl } = useTranslation("report-leave");
  const { route } = report;
  return (
    <div className="stack">
      <p className="soft">
        {route.receiverName ? (
          <>
            {t("head.goesTo")} <b>{route.receiverName}</b>. <RouteGround route={route} />{" "}
            <span className="block first-letter:uppercase">{route.citation}</span>
          </>
        ) : (
          t("head.noReceiver")
        )}
      </p>
      <SiblingReports id={report.id} siblings={report.siblings} />
      {report.discardWay ? (
        <p>
          <a href={paths.reportDiscard(report.id)}>
            {report.discardWay === "leave" ? tl("link") : t("discard.link")}
          </a>
        </p>
      ) : null}
    </div>
  );
}
