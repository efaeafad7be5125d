// One reception unit of the register: read, changed, marked as checked today, closed or opened again.
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { orRefused } from "~/access/answer.server";
import { connectedChannels } from "~/access/connected-channels.server";
import { asStaff } from "~/access/guard.server";
import { ChannelFaultLine } from "~/components/register-row";
import { UnitFields } from "~/components/register-unit-form";
import { ErrorSummary } from "~/components/ui/error-summary";
import { Banner, Chip, PageTitle } from "~/components/ui/page-pieces";
import { SubmitButton } from "~/components/ui/submit-button";
import { markUnit, unitMarks } from "~/domain/register/mark-unit.server";
import { readUnit } from "~/domain/register/read-unit.server";
import { changeUnit } from "~/domain/register/save-unit.server";
import { formOfUnit, type UnitForm, unitFields } from "~/domain/register/unit";
import { findMunicipality } from "~/domain/routing/municipalities";
import { pressed, readForm, typed, versionOf } from "~/form-data";
import { paths } from "~/paths";
import { dates } from "~/text/dates";
import { languageOf } from "~/text/i18n.server";
import { titled } from "~/text/titled";

export const meta = titled("registerUnit");

const told = ["added", "saved", ...unitMarks] as const;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const language = await languageOf(request);
  const done = new URL(request.url).searchParams.get("done");
  return asStaff({ request }, async (ctx) => {
    const unit = await readUnit(ctx, {
      unitId: params.unitId ?? "",
      connected: await connectedChannels(),
    });
    return {
      municipality: findMunicipality(unit.municipalityCode)?.name ?? unit.municipalityCode,
      unit: unit.unit,
      active: unit.active,
      version: unit.version,
      fault: unit.fault,
      unchecked: unit.unchecked,
      checkedToday: unit.checkedToday,
      checkedOn: dates.civil(unit.checkedOn, language),
      checkedBy: unit.checkedBy,
      values: formOfUnit(unit),
      done: told.find((one) => one === done) ?? null,
    };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await readForm(request);
  const unitId = params.unitId ?? "";
  const values = typed(form, unitFields);
  return asStaff({ request }, (ctx) => {
    const what = pressed(form, ["", "save", ...unitMarks]);
    const mark = unitMarks.find((one) => one === what);
    return orRefused(mark ? {} : values, async () => {
      const version = versionOf(form);
      if (mark) await markUnit(ctx, { unitId, version, mark });
      else await changeUnit(ctx, { unitId, version, form: values as UnitForm });
      return redirect(paths.registerUnit(unitId, { done: mark ?? "saved" }));
    });
  });
}

export default function RegisterUnit() {
  const { t } = useTranslation("register");
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <div className="two">
      <div>
        <PageTitle
          over={<a href={paths.register()}>{t("title")}</a>}
          title={t("form.editTitle", { unit: page.unit })}
          under={page.municipality}
        />
        {page.done && !refused ? <Banner tone="done" title={t(`done.${page.done}`)} /> : null}
        {page.active ? null : <Banner tone="notice">{t("marks.isClosed")}</Banner>}
        <ErrorSummary errors={refused?.errors} />
        <UnitFields
          municipalities={[]}
          values={refused?.values.source === undefined ? page.values : refused.values}
          errors={refused?.errors ?? {}}
          version={page.version}
          key={page.version}
        />
      </div>
      <Marks page={page} />
    </div>
  );
}

function Marks({ page }: { page: ReturnType<typeof useLoaderData<typeof loader>> }) {
  const { t } = useTranslation("register");
  const checked = page.checkedBy
    ? t("checkedBy", { date: page.checkedOn, name: page.checkedBy })
    : t("checked", { date: page.checkedOn });
  return (
    <aside className="aside">
      <section className="stack">
        <div>
          {page.fault && page.fault !== "closed" ? <ChannelFaultLine fault={page.fault} /> : null}
          {page.fault === null ? <Chip>{t("works")}</Chip> : null}
        </div>
        <p className="soft">{checked}</p>
        {page.unchecked ? <Chip>{t("unchecked")}</Chip> : null}
        <form method="post" className="stack">
          <input type="hidden" name="version" value={page.version} />
          {page.active && !page.checkedToday ? (
            <SubmitButton look="quiet" name="do" value="checked">
              {t("marks.checked")}
            </SubmitButton>
          ) : null}
          <SubmitButton look="quiet" name="do" value={page.active ? "closed" : "reopened"}>
            {t(page.active ? "marks.closed" : "marks.reopened")}
          </SubmitButton>
          {page.active ? <p className="soft">{t("marks.closedHelp")}</p> : null}
        </form>
      </section>
    </aside>
  );
}
