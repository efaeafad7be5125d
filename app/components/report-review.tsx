import { useTranslation } from "react-i18next";
import type { FieldErrors } from "~/domain/refusal";
import { paths } from "~/paths";
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
  const { t: tf } = useTranslation("report-fields");
  const { t: tr } = useTranslation("report");
  return (
    <>
      <ReportRoute
        route={report.route}
        municipalities={report.municipalities}
        errors={errors}
        values={values}
      />
      {report.heldBack.length > 0 ? (
        <section className="banner">
          <b>{t("holdsBack.lead")}</b>
          <ul>
            {report.heldBack.map((h) => (
              <li key={h}>{t(`holdsBack.${h}`)}</li>
            ))}
          </ul>
        </section>
      ) : null}
      <section>
        <h2>{tr("review.ready")}</h2>
        <p className="soft">
          {report.missing.length === 0
            ? t("missing.none")
            : t(report.heldBack.length > 0 ? "missing.leadHeld" : "missing.lead")}
        </p>
        {report.missing.length > 0 ? (
          <ul className="plain soft">
            {report.missing.map((m) => (
              <li key={m}>{tf(`${m}.label`)}</li>
            ))}
          </ul>
        ) : null}
      </section>
      <div className="row">
        <a className="btn" href={paths.reportSign(report.id)}>
          {tr("review.toSign")}
        </a>
      </div>
    </>
  );
}
