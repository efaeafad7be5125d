// The principal says who stands in for whom, and until when; and ends it before its day.
import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { orRefused } from "~/access/answer.server";
import { asStaff } from "~/access/guard.server";
import { ErrorSummary } from "~/components/ui/error-summary";
import { SelectField, TextField } from "~/components/ui/field";
import { Chip, PageTitle } from "~/components/ui/page-pieces";
import { SubmitButton } from "~/components/ui/submit-button";
import { addDays } from "~/domain/calendar/stockholm";
import { listSubstitutions } from "~/domain/substitution/list-substitutions.server";
import { endSubstitution, startSubstitution } from "~/domain/substitution/start-substitution.server";
import { field, pressed, readForm, typed, versionOf } from "~/form-data";
import { paths } from "~/paths";
import { dates } from "~/text/dates";
import { languageOf } from "~/text/i18n.server";
import { titled } from "~/text/titled";

export const meta = titled("substitutions");
export const handle = { scripts: false };

export async function loader({ request }: LoaderFunctionArgs) {
  const language = await languageOf(request);
  return asStaff({ request }, async (ctx) => {
    const { schools, rows } = await listSubstitutions(ctx);
    return {
      key: randomUUID(),
      schools,
      rows: rows.map(({ startsOn, endsOn, ...row }) => ({
        ...row,
        from: dates.civil(startsOn, language),
        until: dates.civil(addDays(endsOn, -1), language),
      })),
    };
  });
}

const names = ["schoolUnitId", "absentId", "substituteId", "from", "until"] as const;

export async function action({ request }: ActionFunctionArgs) {
  const form = await readForm(request);
  const values = typed(form, names);
  return asStaff({ request }, (ctx) =>
    orRefused(values, async () => {
      if (pressed(form, ["", "end"]) === "end") {
        await endSubstitution(ctx, {
          substitutionId: field(form, "substitutionId"),
          version: versionOf(form),
        });
      } else {
        await startSubstitution(ctx, {
          schoolUnitId: field(form, "schoolUnitId"),
          absentId: field(form, "absentId"),
          substituteId: field(form, "substituteId"),
          from: field(form, "from"),
          until: field(form, "until"),
          idempotencyKey: field(form, "key") || randomUUID(),
        });
      }
      return redirect(paths.substitutions());
    }),
  );
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>;

export default function Substitutions() {
  const { t } = useTranslation("substitution");
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <div className="reading stack">
      <PageTitle
        over={<a href={paths.handovers()}>{t("handover:title")}</a>}
        title={t("title")}
        under={t("lead")}
      />
      <ErrorSummary errors={refused?.errors} />
      <section>
        <h2>{t("now")}</h2>
        {page.rows.length === 0 ? <p className="soft">{t("none")}</p> : null}
        <ul className="plain">
          {page.rows.map((row) => (
            <Row key={row.id} {...row} />
          ))}
        </ul>
      </section>
      {page.schools.map((school) => (
        <StartForm
          key={school.id}
          school={school}
          formKey={page.key}
          several={page.schools.length > 1}
          refused={refused?.values.schoolUnitId === school.id ? refused : undefined}
        />
      ))}
    </div>
  );
}

function Row(row: Page["rows"][number]) {
  const { t } = useTranslation("substitution");
  return (
    <li className="row row-apart">
      <div>
        <b>{t("row", { substitute: row.substituteName, absent: row.absentName })}</b>
        <div className="soft">{t("days", { from: row.from, until: row.until })}</div>
        {row.asHealth ? <div className="soft">{t("asHealth")}</div> : null}
        {row.begun ? null : <Chip>{t("coming")}</Chip>}
        {row.source === "roster" ? <Chip>{t("roster")}</Chip> : null}
      </div>
      {row.source === "principal" ? (
        <form method="post">
          <input type="hidden" name="substitutionId" value={row.id} />
          <input type="hidden" name="version" value={row.version} />
          <button
            className="textbutton"
            type="submit"
            name="do"
            value="end"
            aria-label={t("endFor", { name: row.substituteName })}
          >
            {t("end")}
          </button>
        </form>
      ) : null}
    </li>
  );
}

interface StartFormProps {
  school: Page["schools"][number];
  formKey: string;
  several: boolean;
  refused: ReturnType<typeof useActionData<typeof action>>;
}

function StartForm({ school, formKey, several, refused }: StartFormProps) {
  const { t } = useTranslation("substitution");
  const errors = refused?.errors ?? {};
  const values: Record<string, string> = refused?.values ?? {};
  const people = (name: "absentId" | "substituteId", label: string, help?: string) => (
    <SelectField
      id={several ? `${name}-${school.id}` : name}
      name={name}
      label={label}
      help={help}
      error={errors[name]}
      defaultValue={values[name] ?? ""}
      required
    >
      <option value="">{t("choose")}</option>
      {school.people.map((s) => (
        <option key={s.accountId} value={s.accountId}>
          {s.name}
        </option>
      ))}
      {name === "substituteId" && school.elsewhere.length > 0 ? (
        <optgroup label={t("elsewhere")}>
          {school.elsewhere.map((s) => (
            <option key={s.accountId} value={s.accountId}>
              {s.name}, {s.schoolName}
            </option>
          ))}
        </optgroup>
      ) : null}
    </SelectField>
  );
  const day = (name: "from" | "until", help?: string) => (
    <TextField
      id={several ? `${name}-${school.id}` : name}
      name={name}
      type="date"
      label={t(name)}
      help={help}
      error={errors[name]}
      defaultValue={values[name]}
      required
    />
  );
  return (
    <form method="post" className="card stack">
      <h2>{several ? `${t("newTitle")}: ${school.name}` : t("newTitle")}</h2>
      <input type="hidden" name="key" value={formKey} />
      <input type="hidden" name="schoolUnitId" value={school.id} />
      {people("absentId", t("who"), t("whoHelp"))}
      {people("substituteId", t("substitute"))}
      {day("from")}
      {day("until", t("untilHelp"))}
      <div className="row">
        <SubmitButton>{t("start")}</SubmitButton>
      </div>
    </form>
  );
}
