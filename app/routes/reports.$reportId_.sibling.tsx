// Also concerns a sibling: begins a second report, linked, with what is of the family and nothing of either child's own.
import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { orRefused } from "~/access/answer.server";
import { asStaff } from "~/access/guard.server";
import { GuardedPage } from "~/components/report-guard";
import { Tick } from "~/components/ui/choices";
import { ErrorSummary } from "~/components/ui/error-summary";
import { FieldErrorLine, SelectField, TextField, useErrorWords } from "~/components/ui/field";
import { Banner, PageTitle } from "~/components/ui/page-pieces";
import { SubmitButton } from "~/components/ui/submit-button";
import { ownSchools } from "~/domain/note/own-schools.server";
import { listPupils } from "~/domain/pupil/list-pupils.server";
import type { FieldErrors } from "~/domain/refusal";
import { readSiblingFacts } from "~/domain/report/read-sibling-facts.server";
import { startSibling } from "~/domain/report/start-sibling.server";
import { field, fields, readForm, typed } from "~/form-data";
import { paths } from "~/paths";
import { readChild } from "~/read-child";
import { textsIn } from "~/text/i18n.server";
import { titled } from "~/text/titled";

export const meta = titled("reportSibling");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const withProtected = new URL(request.url).searchParams.get("show") === "all";
  return asStaff({ request }, async (ctx) => {
    const { pupilId, locked, ...read } = await readSiblingFacts(ctx, { reportId: params.reportId ?? "" });
    const { groups, hidden } = await listPupils(ctx, { withState: false, withProtected });
    return {
      ...read,
      lockedBy: locked ? read.id : null,
      key: randomUUID(),
      hidden,
      school: (await ownSchools(ctx))[0]?.id ?? "",
      groups: groups.map((g) => ({
        name: g.name,
        pupils: g.pupils.filter((p) => p.id !== pupilId).map((p) => ({ id: p.id, name: p.name })),
      })),
    };
  });
}

const names = ["pupil", "fullName", "className", "description", "way"] as const;

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await readForm(request);
  const who = readChild(form);
  return asStaff({ request }, (ctx) =>
    orRefused(typed(form, names), async () => {
      const { reportId } = await startSibling(ctx, {
        reportId: params.reportId ?? "",
        who,
        // A form sends line breaks of its own kind.
        paragraphs: fields(form, "paragraphs").map((p) => p.replaceAll("\r\n", "\n")),
        // The document is read by a Swedish authority (språklagen 10 §).
        words: (key, given) => textsIn("sv").t(key, given ?? {}),
        idempotencyKey: field(form, "key") || randomUUID(),
      });
      return redirect(paths.report(reportId));
    }),
  );
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;

export default function Sibling() {
  const { t } = useTranslation("report-sibling");
  const { t: tr } = useTranslation("report");
  const read = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const errors = refused?.errors ?? {};
  const values: Record<string, string> = refused?.values ?? {};
  return (
    <GuardedPage lockedBy={read.lockedBy}>
      <div className="reading stack">
        <PageTitle
          over={<a href={paths.report(read.id)}>{tr("follow.over", { reference: read.reference })}</a>}
          title={t("title")}
          under={t("lead")}
        />
        <ErrorSummary errors={errors} />
        {read.protected ? <Banner tone="note">{t("protected")}</Banner> : <p>{t("copied")}</p>}
        <form method="post" className="card stack">
          <input type="hidden" name="key" value={read.key} />
          <PupilSelect read={read} error={errors.pupil} chosen={values.pupil} />
          <Paragraphs read={read} errors={errors} id="paragraphs" />
          <div className="row">
            <SubmitButton>{t("begin")}</SubmitButton>
          </div>
        </form>
        {read.school ? (
          <details className="fold" open={values.way === "described"}>
            <summary>{t("other")}</summary>
            <form method="post" className="card stack">
              <input type="hidden" name="key" value={`${read.key}-described`} />
              <input type="hidden" name="way" value="described" />
              <input type="hidden" name="schoolUnitId" value={read.school} />
              {(["fullName", "className", "description"] as const).map((name) => (
                <TextField
                  key={name}
                  name={name}
                  label={tr(`start.${name}`)}
                  error={errors[name]}
                  defaultValue={values[name]}
                  optional
                />
              ))}
              <Paragraphs read={read} errors={{}} id="paragraphs-described" />
              <div className="row">
                <SubmitButton look="quiet">{t("begin")}</SubmitButton>
              </div>
            </form>
          </details>
        ) : null}
        <p>
          <a href={read.status === "sent" ? paths.reportNext(read.id) : paths.report(read.id)}>{t("back")}</a>
        </p>
      </div>
    </GuardedPage>
  );
}

interface PupilSelectProps {
  read: Loaded;
  error: FieldErrors[string] | undefined;
  chosen: string | undefined;
}

function PupilSelect({ read, error, chosen }: PupilSelectProps) {
  const { t } = useTranslation("report");
  return (
    <>
      <SelectField name="pupil" label={t("start.pupil")} error={error} defaultValue={chosen} required>
        <option value="">{t("start.choose")}</option>
        {read.groups.map((g) => (
          <optgroup key={g.name ?? ""} label={g.name ?? "–"}>
            {g.pupils.map((p) => (
              <option key={p.id} value={p.id}>
                {p.name}
              </option>
            ))}
          </optgroup>
        ))}
      </SelectField>
      {read.hidden ? (
        <p className="soft">
          {t("start.hidden")}{" "}
          <a href={paths.reportSibling(read.id, { show: "all" })}>{t("start.showHidden")}</a>
        </p>
      ) : null}
    </>
  );
}

function Paragraphs({ read, errors, id }: { read: Loaded; errors: FieldErrors; id: string }) {
  const { t } = useTranslation("report-sibling");
  const words = useErrorWords()(errors.paragraphs);
  if (read.protected) return null;
  if (read.paragraphs.length === 0) return <p className="soft">{t("noParagraphs")}</p>;
  return (
    <fieldset className="field" id={id}>
      <legend className="field-label">{t("paragraphs")}</legend>
      <p className="field-help">{t("paragraphsHelp")}</p>
      <FieldErrorLine id={id} words={words} />
      {read.paragraphs.map((p) => (
        <div key={p}>
          <Tick name="paragraphs" value={p} label={p} />
        </div>
      ))}
    </fieldset>
  );
}
