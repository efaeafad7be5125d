// Brings a note about a pupil to the student-health team's meeting.
import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { orRefused } from "~/access/answer.server";
import { asStaff } from "~/access/guard.server";
import { ToThread } from "~/components/to-thread";
import { CountedText } from "~/components/ui/counted-text";
import { ErrorSummary } from "~/components/ui/error-summary";
import { SelectField } from "~/components/ui/field";
import { Banner, EmptyState, PageTitle } from "~/components/ui/page-pieces";
import { SubmitButton } from "~/components/ui/submit-button";
import { bringToStudentHealth } from "~/domain/follow-up/pass-on-follow-up.server";
import { readBringable } from "~/domain/follow-up/read-bringable.server";
import { wordLimit } from "~/domain/follow-up/rules";
import { refuse } from "~/domain/refusal";
import { field, readForm, typed } from "~/form-data";
import { paths } from "~/paths";
import { dates } from "~/text/dates";
import { languageOf } from "~/text/i18n.server";
import { titled } from "~/text/titled";

export const meta = titled("bringToStudentHealth");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const language = await languageOf(request);
  return asStaff({ request }, async (ctx) => {
    const read = await readBringable(ctx, { pupilId: params.pupilId ?? "" });
    return {
      key: randomUUID(),
      ...read,
      earlier: read.earlier.map((e) => ({ ...e, occurredAt: dates.day(e.occurredAt, language) })),
    };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await readForm(request);
  return asStaff({ request }, (ctx) =>
    orRefused(typed(form, ["concernId", "word"]), async () => {
      const concernId = field(form, "concernId");
      const { earlier } = await readBringable(ctx, { pupilId: params.pupilId ?? "" });
      if (!earlier.some((e) => e.id === concernId)) refuse("concernId", "choice_unknown");
      const idempotencyKey = field(form, "key") || randomUUID();
      await bringToStudentHealth(ctx, { concernId, word: field(form, "word"), idempotencyKey });
      return redirect(paths.followUp(concernId));
    }),
  );
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>;

export default function BringToStudentHealth() {
  const { t } = useTranslation("student-health");
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <div className="reading">
      <PageTitle
        title={t("bring.title")}
        over={<ToThread id={page.pupilId} name={page.name} />}
        under={t("bring.lead")}
      />
      <ErrorSummary errors={refused?.errors} />
      <Banner tone="note">
        {t("bring.report")} <a href={paths.newReport({ pupil: page.pupilId })}>{t("bring.reportLink")}</a>
      </Banner>
      {page.team && page.earlier.length > 0 ? (
        <BringForm page={page} errors={refused?.errors ?? {}} values={refused?.values ?? {}} />
      ) : (
        <EmptyState
          title={t(page.team ? "bring.none" : "bring.nobody")}
          actions={page.team ? <a href={paths.home({ pupil: page.pupilId })}>{t("bring.write")}</a> : null}
        />
      )}
    </div>
  );
}

interface BringProps {
  page: Page;
  errors: NonNullable<ReturnType<typeof useActionData<typeof action>>>["errors"];
  values: Record<string, string>;
}

function BringForm({ page, errors, values }: BringProps) {
  const { t } = useTranslation("student-health");
  const { t: tc } = useTranslation("concern");
  return (
    <form method="post" className="card stack">
      <input type="hidden" name="key" value={page.key} />
      <SelectField
        name="concernId"
        label={t("bring.which")}
        error={errors.concernId}
        defaultValue={values.concernId ?? page.earlier[0]?.id}
        required
      >
        {page.earlier.map((e) => (
          <option key={e.id} value={e.id}>
            {[e.occurredAt, tc(`category.${e.category}`), e.authorName].join(" · ")}
          </option>
        ))}
      </SelectField>
      <CountedText
        name="word"
        limit={wordLimit}
        label={t("bring.word")}
        error={errors.word}
        defaultValue={values.word}
        optional
        rows={2}
      />
      <div className="row">
        <SubmitButton>{t("bring.send")}</SubmitButton>
      </div>
    </form>
  );
}
