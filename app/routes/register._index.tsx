// The register of contacts: every reception unit, searched by municipality, with those that need somebody. A principal,
// who does not keep it, is led to her own pupils' municipalities.
import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { connectedChannels } from "~/access/connected-channels.server";
import { asStaff } from "~/access/guard.server";
import { can } from "~/access/policy";
import { AlarmsBanner } from "~/components/alarms-banner";
import { RegisterRow } from "~/components/register-row";
import { RegisterViews } from "~/components/register-views";
import { TextField } from "~/components/ui/field";
import { EmptyState, PageTitle } from "~/components/ui/page-pieces";
import { countStanding } from "~/domain/alarm/list-alarms.server";
import { listRegister, type RegisterView, registerViews } from "~/domain/register/list-register.server";
import { findMunicipality } from "~/domain/routing/municipalities";
import { paths } from "~/paths";
import { dates } from "~/text/dates";
import { languageOf } from "~/text/i18n.server";
import { titled } from "~/text/titled";

export const meta = titled("register");

export async function loader({ request }: LoaderFunctionArgs) {
  const language = await languageOf(request);
  const query = new URL(request.url).searchParams;
  const search = (query.get("q") ?? "").slice(0, 100);
  const view: RegisterView = registerViews.find((one) => one === query.get("show")) ?? "all";
  return asStaff({ request }, async (ctx) => {
    const facts = { authorityId: ctx.actor.authorityId };
    const keeps = can(ctx.actor, "register.manage", facts).allow;
    if (!keeps && can(ctx.actor, "register.overview", facts).allow) throw redirect(paths.registerOurs());
    const { units, counts } = await listRegister(ctx, {
      search,
      view,
      connected: await connectedChannels(),
    });
    return {
      search,
      alarms: await countStanding(ctx),
      view,
      counts,
      units: units.map((unit) => ({
        id: unit.id,
        municipality: findMunicipality(unit.municipalityCode)?.name ?? unit.municipalityCode,
        unit: unit.unit,
        districts: unit.districts.join(", "),
        channel: unit.channel,
        phone: unit.phone ?? "",
        fault: unit.fault,
        unchecked: unit.unchecked,
        checkedOn: dates.civil(unit.checkedOn, language),
        checkedBy: unit.checkedBy,
      })),
    };
  });
}

export default function Register() {
  const { t } = useTranslation("register");
  const { units, counts, view, search, alarms } = useLoaderData<typeof loader>();
  return (
    <div className="stack">
      <PageTitle title={t("title")} under={t("lead")}>
        <a className="btn" href={paths.registerNew()}>
          {t("add")}
        </a>
      </PageTitle>
      <AlarmsBanner count={alarms} to={paths.alarms()} />
      <search>
        <form method="get" className="row narrowed items-end">
          {view === "all" ? null : <input type="hidden" name="show" value={view} />}
          <TextField
            name="q"
            type="search"
            label={t("search")}
            defaultValue={search}
            className="input-short"
          />
          <button type="submit" className="btn btn-quiet">
            {t("find")}
          </button>
        </form>
      </search>
      <RegisterViews counts={counts} show={view} search={search} />
      {units.length === 0 ? (
        <EmptyState title={t("nothing")}>{t("nothingBody")}</EmptyState>
      ) : (
        <ul className="plain">
          {units.map((unit) => (
            <RegisterRow key={unit.id} {...unit} />
          ))}
        </ul>
      )}
      <nav className="row gap-6" aria-label={t("form.more")}>
        <a href={paths.registerOurs()}>{t("ours")}</a>
        <a href={paths.alarms()}>{t("alarm:title")}</a>
        <a href={paths.reportTexts()}>{t("report-text:title")}</a>
        <a href={paths.registerImport()}>{t("import")}</a>
        <a href={paths.registerCsv()}>{t("export")}</a>
      </nav>
    </div>
  );
}
