// Begins a report: about one of one's own pupils, or about any child in one's own words. Protected identities stand in
// the list when all are asked for, or when one was chosen on the pupil's own page.
import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { orRefused } from "~/access/answer.server";
import { asStaff } from "~/access/guard.server";
import { ChoiceField } from "~/components/ui/choices";
import { ErrorSummary } from "~/components/ui/error-summary";
import { SelectField, TextField } from "~/components/ui/field";
import { Banner, PageTitle } from "~/components/ui/page-pieces";
import { SubmitButton } from "~/components/ui/submit-button";
import { ownSchools } from "~/domain/note/own-schools.server";
import { listPupils } from "~/domain/pupil/list-pupils.server";
import { startReport } from "~/domain/report/start-report.server";
import { field, readForm, typed } from "~/form-data";
import { paths } from "~/paths";
import { readChild } from "~/read-child";
import { textsIn } from "~/text/i18n.server";
import { titled } from "~/text/titled";

export const meta = titled("newReport");

export async function loader({ request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  return asStaff({ request }, async (ctx) => {
    const chosen = searchParams.get("pupil") ?? "";
    const withProtected = searchParams.get("show") === "all";
    const { groups, hidden } = await listPupils(ctx, { withState: false, withProtected, chosen });
    return {
      key: randomUUID(),
      groups: groups.map((g) => ({
        name: g.name,
        pupils: g.pupils.map((p) => ({ id: p.id, name: p.name })),
      })),
      schools: await ownSchools(ctx),
      hidden,
      chosen,
      follows: searchParams.get("follows") ?? "",
    };
  });
}

const answers = ["yes", "no", "unknown"] as const;
const names = ["danger", "pupil", "fullName", "className", "description", "schoolUnitId", "way"] as const;

export async function action({ request }: ActionFunctionArgs) {
  const form = await readForm(request);
  // The document is read by a Swedish authority, whatever language its author has on the screen (språklagen 10 §).
  const { t } = textsIn("sv");
  const who = readChild(form);
  const danger = answers.find((answer) => answer === field(form, "danger"));
  return asStaff({ request }, (ctx) =>
    orRefused(typed(form, names), async () => {
      const { reportId } = await startReport(ctx, {
        who,
        follows: field(form, "follows"),
        language: "sv",
        words: (key, params) => t(key, params ?? {}),
        idempotencyKey: field(form, "key") || randomUUID(),
        danger,
      });
      return redirect(danger === "yes" ? paths.reportDanger(reportId) : paths.report(reportId));
    }),
  );
}

export default function NewReport() {
  const { t } = useTranslation("report");
  const { t: tf } = useTranslation("report-form");
  const { key, groups, hidden, schools, chosen, follows } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const errors = refused?.errors ?? {};
  const values: Record<string, string> = refused?.values ?? {};
  const adult = errors.pupil?.key === "pupil_adult";
  const describing = values.way === "described" || (follows !== "" && chosen === "");
  return (
    <div className="reading stack">
      <PageTitle title={t("start.title")} under={t("start.lead")} />
      <Banner>{t("start.danger")}</Banner>
      <ErrorSummary errors={errors} />
      {adult ? (
        <Banner tone="note" title={tf("adult.title")}>
          <p>{tf("adult.body")}</p>
          <p>{tf("adult.siblings")}</p>
        </Banner>
      ) : null}
      <form method="post" className="card stack">
        <input type="hidden" name="key" value={key} />
        <input type="hidden" name="follows" value={follows} />
        <InDanger id="danger" chosen={describing ? undefined : values.danger} />
        <SelectField
          name="pupil"
          label={t("start.pupil")}
          help={t("start.siblings")}
          error={errors.pupil}
          defaultValue={values.pupil ?? chosen}
          required
        >
          <option value="">{t("start.choose")}</option>
          {groups.map((g) => (
            <optgroup key={g.name ?? ""} label={g.name ?? "–"}>
              {g.pupils.map((p) => (
                <option key={p.id} value={p.id}>
                  {p.name}
                </option>
              ))}
            </optgroup>
          ))}
        </SelectField>
        {hidden ? (
          <p className="soft">
            {t("start.hidden")}{" "}
            <a href={paths.newReport({ pupil: chosen, follows, show: "all" })}>{t("start.showHidden")}</a>
          </p>
        ) : null}
        <div className="row">
          <SubmitButton>{t("start.begin")}</SubmitButton>
        </div>
      </form>
      {schools.length > 0 ? (
        <details className="fold" open={describing}>
          <summary>{t("start.other")}</summary>
          <form method="post" className="card stack">
            <input type="hidden" name="key" value={`${key}-described`} />
            <input type="hidden" name="way" value="described" />
            <input type="hidden" name="follows" value={follows} />
            <p className="soft">{t("start.otherLead")}</p>
            <InDanger id="danger-described" chosen={values.danger} />
            <TextField
              name="fullName"
              label={t("start.fullName")}
              error={errors.fullName}
              defaultValue={values.fullName}
              optional
            />
            <TextField
              name="className"
              label={t("start.className")}
              error={errors.className}
              defaultValue={values.className}
              optional
            />
            <TextField
              name="description"
              label={t("start.description")}
              help={t("start.descriptionHelp")}
              error={errors.description}
              defaultValue={values.description}
              optional
            />
            <OwnSchool schools={schools} chosen={values.schoolUnitId} label={t("start.unit")} />
            <div className="row">
              <SubmitButton look="quiet">{t("start.begin")}</SubmitButton>
            </div>
          </form>
        </details>
      ) : null}
    </div>
  );
}

/** The first step: never required, and a yes leads to whom to phone. */
function InDanger({ id, chosen }: { id: string; chosen: string | undefined }) {
  const { t } = useTranslation("report-danger");
  const { t: tf } = useTranslation("report-form");
  return (
    <ChoiceField
      id={id}
      name="danger"
      label={t("ask")}
      help={t("askHelp")}
      choices={answers.map((value) => ({ value, label: tf(`options.${value}`) }))}
      defaultValue={chosen}
    />
  );
}

interface OwnSchoolProps {
  schools: { id: string; name: string }[];
  chosen: string | undefined;
  label: string;
}

/** Asked of those who work at several schools alone. */
function OwnSchool({ schools, chosen, label }: OwnSchoolProps) {
  const [only, ...more] = schools;
  if (only && more.length === 0) return <input type="hidden" name="schoolUnitId" value={only.id} />;
  return (
    <SelectField name="schoolUnitId" label={label} defaultValue={chosen}>
      {schools.map((s) => (
        <option key={s.id} value={s.id}>
          {s.name}
        </option>
      ))}
    </SelectField>
  );
}
