import { useTranslation } from "react-i18next";
import type { FieldErrors } from "~/domain/refusal";
import { RouteOutdated } from "./route-outdated";
import { Tick } from "./ui/choices";
import { SelectField, TextField } from "./ui/field";
import { Banner } from "./ui/page-pieces";
import { SubmitButton } from "./ui/submit-button";

export interface ShownRoute {
  explanation: string;
  remarks: { id: string; citation: string }[];
  movedRecently: boolean;
  parentsApart: boolean;
  staysIn: string;
  /** Why that unit; null before there is a municipality. */
  unitHow: string | null;
  unit: string;
  units: { unit: string; districts: string }[];
  /** In an acute case: who is to be phoned now. */
  phoneNow: { name: string; phone: string; outOfHours: string } | null;
  proposedCode: string;
  proposedName: string;
  receiverCode: string;
  receiverName: string;
  citation: string;
  reason: string;
  byPerson: boolean;
  /** Chosen before the pupil left the school: the register follows the home no longer. */
  outdated: boolean;
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
      <p>
        <RouteGround route={route} />
      </p>
      <p className="soft first-letter:uppercase">{route.citation}</p>
      {route.remarks.map(({ id, citation }) => (
        <div key={id}>
          <p>{t(`remarks.${id}`, { municipality: route.proposedName, stays: route.staysIn })}</p>
          <p className="soft first-letter:uppercase">{citation}</p>
        </div>
      ))}
      {route.outdated ? <RouteOutdated route={route} /> : null}
      {route.phoneNow ? <PhoneNow {...route.phoneNow} /> : null}
      {route.unitHow && route.unitHow !== "none" ? (
        <p>{t(`units.${route.unitHow}`, { municipality: route.receiverName, unit: route.unit })}</p>
      ) : null}
      {route.byPerson && route.reason ? (
        <p className="soft">{tr("route.reason", { reason: route.reason })}</p>
      ) : null}
      {route.asksSecond ? <p className="soft">{t("confirmAfterwards")}</p> : null}
      {route.receiverName && !route.connected ? (
        <Banner tone="note">
          {tr("route.notConnected", { municipality: route.receiverName, phone: route.phone || "–" })}
        </Banner>
      ) : null}
      <details
        className="fold"
        open={
          !route.receiverName ||
          route.outdated ||
          route.unitHow === "several" ||
          Boolean(errors.receiver ?? errors.routeReason ?? errors.receiverUnit)
        }
      >
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
            <option value="">{t("register:form.chooseMunicipality")}</option>
            {municipalities.map((m) => (
              <option key={m.code} value={m.code}>
                {m.name}
              </option>
            ))}
          </SelectField>
          {route.units.length > 1 ? <ChooseUnit route={route} errors={errors} values={values} /> : null}
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
          <div>
            <Tick
              name="movedRecently"
              value="yes"
              label={t("movedRecently")}
              defaultChecked={route.movedRecently}
            />
            <br />
            <Tick
              name="parentsApart"
              value="yes"
              label={t("parentsApart")}
              defaultChecked={route.parentsApart}
            />
          </div>
          <div className="row">
            <SubmitButton look="quiet">{tr("route.settle")}</SubmitButton>
          </div>
        </form>
      </details>
    </section>
  );
}

/** Why it goes there; where a person has chosen otherwise, what the tool would have proposed, and why. */
export function RouteGround({
  route,
}: {
  route: Pick<ShownRoute, "receiverName" | "explanation" | "proposedName">;
}) {
  const { t } = useTranslation("routing");
  const { receiverName, proposedName: municipality } = route;
  const otherwise = receiverName !== "" && municipality !== "" && receiverName !== municipality;
  return (
    <>
      {otherwise ? t("otherwise", { municipality }) : null}{" "}
      {t(`explanations.${route.explanation}`, { municipality })}
    </>
  );
}

/** In danger now: the one to phone, who need not be the responsible one. */
function PhoneNow({ name, phone, outOfHours }: NonNullable<ShownRoute["phoneNow"]>) {
  const { t } = useTranslation("routing");
  return (
    <Banner title={t("phoneNow", { municipality: name })}>
      {[phone, outOfHours].filter(Boolean).join(" · ")}
    </Banner>
  );
}

/** Which of the municipality's receptions; none is an answer too. */
function ChooseUnit({ route, errors, values }: Omit<ReportRouteProps, "municipalities">) {
  const { t } = useTranslation("routing");
  return (
    <SelectField
      name="receiverUnit"
      label={t("chooseUnit")}
      help={t("chooseUnitHelp", { municipality: route.receiverName })}
      error={errors.receiverUnit}
      defaultValue={values.receiverUnit ?? route.unit}
      optional
    >
      <option value="">{t("unitUnknown")}</option>
      {route.units.map(({ unit, districts }) => (
        <option key={unit} value={unit}>
          {districts ? `${unit} (${districts})` : unit}
        </option>
      ))}
    </SelectField>
  );
}
