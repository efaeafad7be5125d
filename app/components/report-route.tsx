import { useTranslation } from "react-i18next";
import type { FieldErrors } from "~/domain/refusal";
import { SelectField, TextField } from "./ui/field";
import { Banner } from "./ui/page-pieces";
import { SubmitButton } from "./ui/submit-button";

export interface ShownRoute {
  explanation: string;
  proposedCode: string;
  proposedName: string;
  receiverCode: string;
  receiverName: string;
  citation: string;
  reason: string;
  byPerson: boolean;
  asksSecond: boolean;
  connected: boolean;
  phone: string;
}

interface ReportRouteProps {
  route: ShownRoute;
  municipalities: { code: string; name: string }[];
  errors: FieldErrors;
  values: Record<string, string>;
}

/** Where the report goes and why, with the paragraph; another municipality can always be chosen. */
export function ReportRoute({ route, municipalities, errors, values }: ReportRouteProps) {
  const { t } = useTranslation("routing");
  const { t: tr } = useTranslation("report");
  return (
    <section className="card stack">
      <h2>{t("title")}</h2>
      {route.receiverName ? (
        <p className="big-line">{t("receiver", { municipality: route.receiverName })}</p>
      ) : null}
      <p>{t(`explanations.${route.explanation}`, { municipality: route.proposedName })}</p>
      <p className="soft">{route.citation}</p>
      {route.byPerson && route.reason ? (
        <p className="soft">{tr("route.reason", { reason: route.reason })}</p>
      ) : null}
      {route.asksSecond ? <p className="soft">{t("confirmAfterwards")}</p> : null}
      {route.receiverName && !route.connected ? (
        <Banner>
          {tr("route.notConnected", { municipality: route.receiverName, phone: route.phone || "–" })}
        </Banner>
      ) : null}
      <details className="fold" open={!route.receiverName || Boolean(errors.receiver ?? errors.routeReason)}>
        <summary>{route.receiverName ? t("chooseOther") : t("choose")}</summary>
        <form method="post" className="stack">
          <input type="hidden" name="do" value="route" />
          <SelectField
            name="municipalityCode"
            id="receiver"
            label={t("choose")}
            help={t("unsure")}
            error={errors.receiver}
            defaultValue={values.municipalityCode ?? route.receiverCode}
          >
            <option value="">–</option>
            {municipalities.map((m) => (
              <option key={m.code} value={m.code}>
                {m.name}
              </option>
            ))}
          </SelectField>
          {route.proposedCode ? (
            <TextField
              name="routeReason"
              label={t("overrideReason")}
              help={t("overrideReasonHelp")}
              error={errors.routeReason}
              defaultValue={values.routeReason ?? route.reason}
              optional
            />
          ) : null}
          <div className="row">
            <SubmitButton look="quiet">{tr("route.settle")}</SubmitButton>
          </div>
        </form>
      </details>
    </section>
  );
}
