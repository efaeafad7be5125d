// What is locked of a report for guardians, and where somebody decides otherwise and says why.
import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { orRefused } from "~/access/answer.server";
import { asStaff } from "~/access/guard.server";
import { ChoiceField } from "~/components/ui/choices";
import { ErrorSummary } from "~/components/ui/error-summary";
import { Field } from "~/components/ui/field";
import { Banner, PageTitle } from "~/components/ui/page-pieces";
import { SubmitButton } from "~/components/ui/submit-button";
import { decideGuard } from "~/domain/report/decide-guard.server";
import { type GuardedOutput, guardedOutputs, guardPurposes } from "~/domain/report/family-guard";
import { readGuard } from "~/domain/report/read-guard.server";
import { field, pressed, readForm, typed } from "~/form-data";
import { paths } from "~/paths";
import { dates } from "~/text/dates";
import { languageOf } from "~/text/i18n.server";
import { titled } from "~/text/titled";

export const meta = titled("reportGuard");

const asOutput = (text: string | null) => guardedOutputs.find((o) => o === text) ?? null;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const language = await languageOf(request);
  const { searchParams } = new URL(request.url);
  return asStaff({ request }, async (ctx) => {
    const guard = await readGuard(ctx, { reportId: params.reportId ?? "" });
    const done = searchParams.get("done");
    return {
      ...guard,
      key: randomUUID(),
      wanted: asOutput(searchParams.get("for")),
      done: done === "lifted" || done === "restored" ? done : null,
      decisions: guard.decisions.map((d) => ({ ...d, decidedAt: dates.when(d.decidedAt, language) })),
    };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await readForm(request);
  const reportId = params.reportId ?? "";
  const wanted = asOutput(field(form, "for"));
  return asStaff({ request }, (ctx) =>
    orRefused(typed(form, ["purpose", "reason"]), async () => {
      const decision = pressed(form, ["lift", "restore"]) === "lift" ? "lifted" : "restored";
      await decideGuard(ctx, {
        reportId,
        decision,
        purpose: field(form, "purpose"),
        reason: field(form, "reason"),
        idempotencyKey: field(form, "key") || randomUUID(),
      });
      return redirect(paths.reportGuard(reportId, { done: decision, ...(wanted ? { for: wanted } : {}) }));
    }),
  );
}

/** Where what was wanted is fetched, once it is open; pages are simply gone back to. */
function placeOf(id: string, output: GuardedOutput): string | null {
  switch (output) {
    case "document":
      return paths.reportPdf(id);
    case "sent_file":
      return paths.reportSentFile(id);
    case "cover_sheet":
      return paths.reportCover(id);
    case "family_view":
      return paths.reportFamily(id);
    case "calendar":
      return paths.reportCalendar(id);
    default:
      return null;
  }
}

export default function Guard() {
  const { t } = useTranslation("report-guard");
  const { t: tr } = useTranslation("report");
  const { t: tf } = useTranslation("report-form");
  const guard = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { wanted, locked, opened, done } = guard;
  const place = wanted && opened.includes(wanted) ? placeOf(guard.id, wanted) : null;
  const guarded = locked.length + opened.length > 0;
  return (
    <div className="reading stack no-print">
      <PageTitle
        over={tr("follow.over", { reference: guard.reference })}
        title={t("title")}
        under={guarded ? t(guard.work ? "lead" : "leadKnown") : t("nothing")}
      />
      {done ? (
        <Banner tone="done">
          {t(`done.${done}`)}{" "}
          {place && wanted ? <a href={place}>{t("toOutput", { output: t(`outputs.${wanted}`) })}</a> : null}
        </Banner>
      ) : null}
      <ErrorSummary errors={refused?.errors} />
      {guard.categories.length > 0 ? (
        <p>
          {t("because")}: {guard.categories.map((c) => tf(`options.${c}`)).join("; ")}.
        </p>
      ) : null}
      <Outputs title={t("locked")} outputs={locked} />
      <Outputs title={t("open")} outputs={opened} />
      {locked.length > 0 ? (
        <Decide
          formKey={guard.key}
          wanted={wanted && locked.includes(wanted) ? wanted : null}
          refused={refused}
        />
      ) : null}
      {opened.length > 0 ? (
        <form method="post">
          <input type="hidden" name="key" value={`${guard.key}-restore`} />
          <SubmitButton look="quiet" name="do" value="restore">
            {t("restore")}
          </SubmitButton>
        </form>
      ) : null}
      <Decisions decisions={guard.decisions} />
      <p>
        <a
          href={guard.status === "sent" || !guard.work ? paths.reportNext(guard.id) : paths.report(guard.id)}
        >
          {t("back")}
        </a>
      </p>
    </div>
  );
}

function Outputs({ title, outputs }: { title: string; outputs: readonly GuardedOutput[] }) {
  const { t } = useTranslation("report-guard");
  if (outputs.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <ul className="list">
        {outputs.map((output) => (
          <li key={output}>{t(`outputs.${output}`)}</li>
        ))}
      </ul>
    </section>
  );
}

interface DecideProps {
  formKey: string;
  wanted: GuardedOutput | null;
  refused: ReturnType<typeof useActionData<typeof action>>;
}

function Decide({ formKey, wanted, refused }: DecideProps) {
  const { t } = useTranslation("report-guard");
  return (
    <form method="post" className="card stack">
      <h2>{t("decide")}</h2>
      <p className="soft">
        {wanted ? t("asked", { output: t(`outputs.${wanted}`) }) : null} {t("decideLead")}
      </p>
      <input type="hidden" name="key" value={formKey} />
      <input type="hidden" name="for" value={wanted ?? ""} />
      <ChoiceField
        name="purpose"
        label={t("purpose")}
        error={refused?.errors.purpose}
        choices={guardPurposes.map((value) => ({ value, label: t(`purposes.${value}`) }))}
        defaultValue={refused?.values.purpose}
      />
      <Field name="reason" label={t("reason")} help={t("reasonHelp")} error={refused?.errors.reason} optional>
        {(wiring) => (
          <textarea {...wiring} className="input" rows={2} defaultValue={refused?.values.reason} />
        )}
      </Field>
      <div className="row">
        <SubmitButton name="do" value="lift">
          {t("lift")}
        </SubmitButton>
      </div>
    </form>
  );
}

interface Decided {
  id: string;
  decision: "lifted" | "restored";
  purpose: string;
  byName: string;
  decidedAt: string;
  reason: string;
}

function Decisions({ decisions }: { decisions: readonly Decided[] }) {
  const { t } = useTranslation("report-guard");
  if (decisions.length === 0) return null;
  return (
    <section>
      <h2>{t("decisions")}</h2>
      <ul className="plain soft">
        {decisions.map((d) => (
          <li key={d.id}>
            {t(d.decision, { name: d.byName, time: d.decidedAt, purpose: t(`purposes.${d.purpose}`) })}{" "}
            {d.reason}
          </li>
        ))}
      </ul>
    </section>
  );
}
