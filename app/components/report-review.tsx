import { useTranslation } from "react-i18next";
import type { FieldErrors } from "~/domain/refusal";
import { paths } from "~/paths";
import { HeldBack, MissingList } from "./report-missing";
import { ReportRoute, type ShownRoute } from "./report-route";

interface ReportReviewProps {
  report: {
    id: string;
    heldBack: string[];
    missing: string[];
    route: ShownRoute;
    municipalities: { code: string; name: string }[];
  };
  errors: FieldErrors;
  values: Record<string, string>;
}

/** Where it goes, what holds it back if anything does, what is still missing, and the way on. */
export function ReportReview({ report, errors, values }: ReportReviewProps) {
  const { t } = useTranslation("report-form");
  const { t: tr } = useTranslation("report");
  return (
    <>
      <ReportRoute
        route={report.route}
        municipalities={report.municipalities}
        errors={errors}
        values={values}
      />
      <HeldBack />
      <section>
        <h2>{tr("review.ready")}</h2>
        <p className="soft">
          {report.missing.length === 0
            ? t("missing.none")
            : t(report.heldBack.length > 0 ? "missing.leadHeld" : "missing.lead")}
        </p>
        <MissingList />
      </section>
      <div className="row">
        <a className="btn" href={paths.reportSign(report.id)}>
          {tr("review.toSign")}
        </a>
      </div>
    </>
  );
}
