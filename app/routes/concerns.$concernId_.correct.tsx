// Corrects a note: the author writes a new version, the earlier one stays.
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, type ShouldRevalidateFunctionArgs, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { orRefused } from "~/access/answer.server";
import { asStaff } from "~/access/guard.server";
import { NotVisible } from "~/access/not-visible";
import { BodyMapField } from "~/components/body-map-field";
import { GuardedPage } from "~/components/report-guard";
import { PriorityField } from "~/components/ui/choices";
import { CountedText } from "~/components/ui/counted-text";
import { ErrorSummary } from "~/components/ui/error-summary";
import { SelectField } from "~/components/ui/field";
import { Banner, PageTitle } from "~/components/ui/page-pieces";
import { SubmitButton } from "~/components/ui/submit-button";
import { packMarks, readMarks, unpackMarks } from "~/domain/body-map/marks";
import { civilTime } from "~/domain/calendar/stockholm";
import { correctConcern } from "~/domain/concern/correct-concern.server";
import { readConcern } from "~/domain/concern/read-concern.server";
import { categories, type Priority } from "~/domain/concern/rules";
import { field, typed, versionOf } from "~/form-data";
import { paths } from "~/paths";
import { titled } from "~/text/titled";

export const meta = titled("correctConcern");

export async function loader({ request, params }: LoaderFunctionArgs) {
  return asStaff({ request }, async (ctx) => {
    const concern = await readConcern(ctx, { concernId: params.concernId ?? "" });
    const [current] = concern.versions;
    if (!concern.can.correct || !current) throw new NotVisible();
    const { date, time } = civilTime(current.occurredAt);
    return {
      id: concern.id,
      lockedBy: concern.lockedBy,
      version: concern.version,
      text: current.text ?? "",
      priority: current.priority,
      category: current.category,
      circle: current.circle,
      marks: packMarks(current.marks),
      date,
      time,
    };
  });
}

const names = ["text", "priority", "category", "circle", "date", "time", "version"] as const;

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await request.formData();
  const concernId = params.concernId ?? "";
  const marks = packMarks(readMarks((name) => field(form, name)));
  return asStaff({ request }, (ctx) =>
    orRefused({ ...typed(form, names), marks }, async () => {
      await correctConcern(ctx, {
        concernId,
        version: versionOf(form),
        marks: unpackMarks(marks),
        form: {
          text: field(form, "text"),
          priority: field(form, "priority"),
          category: field(form, "category"),
          circle: field(form, "circle"),
          date: field(form, "date"),
          time: field(form, "time"),
        },
      });
      return redirect(paths.concern(concernId));
    }),
  );
}

/** A refusal shows what the note says now, and carries its version: else an insisting writer would be refused for ever. */
export function shouldRevalidate({ actionStatus, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) {
  return actionStatus === 422 || defaultShouldRevalidate;
}

export default function CorrectConcern() {
  const { t } = useTranslation("concern");
  const concern = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const errors = refused?.errors ?? {};
  const values = { ...concern, ...(refused?.values ?? {}) };
  return (
    <GuardedPage lockedBy={concern.lockedBy}>
      <div className="reading">
        <PageTitle title={t("entry.correctTitle")} under={t("entry.correctHelp")} />
        <ErrorSummary errors={errors} />
        {errors.form?.key === "version_old" ? (
          <Banner tone="note" title={t("entry.correctNow")}>
            <p className="note">{concern.text}</p>
          </Banner>
        ) : null}
        <Form method="post" className="card stack">
          {/* Always the version that is now current: after a refusal the writer has been told, and may insist. */}
          <input type="hidden" name="version" value={concern.version} />
          <input type="hidden" name="circle" value={concern.circle} />
          <CountedText
            name="text"
            label={t("compose.what")}
            hint={t("compose.hint")}
            error={errors.text}
            defaultValue={values.text}
            required
            rows={6}
          />
          <PriorityField error={errors.priority} defaultValue={values.priority as Priority} required />
          <SelectField
            name="category"
            label={t("compose.category")}
            error={errors.category}
            defaultValue={values.category}
          >
            {categories.map((c) => (
              <option key={c} value={c}>
                {t(`category.${c}`)}
              </option>
            ))}
          </SelectField>
          <BodyMapField marks={values.marks} errors={errors} offered={concern.category === "injury"} />
          <input type="hidden" name="date" value={concern.date} />
          <input type="hidden" name="time" value={concern.time} />
          <div className="row">
            <SubmitButton>{t("entry.correctSave")}</SubmitButton>
            <a className="btn btn-quiet" href={paths.concern(concern.id)}>
              {t("entry.back")}
            </a>
          </div>
        </Form>
      </div>
    </GuardedPage>
  );
}
