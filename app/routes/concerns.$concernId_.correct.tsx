// Corrects a note: the author writes a new version, the earlier one stays.
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, type ShouldRevalidateFunctionArgs, useActionData, useLoaderData } from "@remix-run/react";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { orRefused } from "~/access/answer.server";
import { asStaff } from "~/access/guard.server";
import { NotVisible } from "~/access/not-visible";
import { sentByScriptTooLate } from "~/access/sent-too-late.server";
import { BodyMapField } from "~/components/body-map-field";
import { GuardedPage } from "~/components/report-guard";
import { SignInBeside } from "~/components/sign-in-beside";
import { TwoTexts } from "~/components/two-texts";
import { PriorityField } from "~/components/ui/choices";
import { CountedText } from "~/components/ui/counted-text";
import { ErrorSummary } from "~/components/ui/error-summary";
import { SelectField } from "~/components/ui/field";
import { PageTitle } from "~/components/ui/page-pieces";
import { SubmitButton } from "~/components/ui/submit-button";
import { type ReadAnswer, ReadThroughButton, readText, WritingAid } from "~/components/writing-aid";
import { packMarks, readMarks, unpackMarks } from "~/domain/body-map/marks";
import { civilTime } from "~/domain/calendar/stockholm";
import { correctConcern } from "~/domain/concern/correct-concern.server";
import { readConcern } from "~/domain/concern/read-concern.server";
import { categories, type Priority } from "~/domain/concern/rules";
import type { FieldErrors } from "~/domain/refusal";
import { readThrough } from "~/domain/writing-aid/read-through";
import { field, pressed, readForm, typed, versionOf } from "~/form-data";
import { paths } from "~/paths";
import { dates } from "~/text/dates";
import { languageOf } from "~/text/i18n.server";
import { titled } from "~/text/titled";
import { signedOut } from "~/unreached-answer";

export const meta = titled("correctConcern");

export async function loader({ request, params }: LoaderFunctionArgs) {
  return asStaff({ request }, async (ctx) => {
    const concern = await readConcern(ctx, { concernId: params.concernId ?? "" });
    const [current] = concern.versions;
    // Withdrawn in another window while this one wrote: its author alone has the versions, and keeps what she typed.
    const isWithdrawn = concern.status === "withdrawn";
    if (!current || !(concern.can.correct || isWithdrawn)) throw new NotVisible();
    const { date, time } = civilTime(current.occurredAt);
    return {
      id: concern.id,
      isWithdrawn,
      savedAt: dates.when(current.createdAt, await languageOf(request)),
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
  const form = await readForm(request);
  const concernId = params.concernId ?? "";
  const marks = packMarks(readMarks((name) => field(form, name)));
  const values = { ...typed(form, names), marks };
  const late = await sentByScriptTooLate(request, values);
  if (late) return late;
  return asStaff({ request }, (ctx) =>
    orRefused(values, async () => {
      if (pressed(form, ["", "read-through"]) === "read-through") return readThrough(values);
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

/** A refusal shows what the note says now, beside what was typed, and carries its version: both are then known. */
export function shouldRevalidate({ actionStatus, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) {
  return actionStatus === 422 || (actionStatus !== signedOut && defaultShouldRevalidate);
}

export default function CorrectConcern() {
  const { t } = useTranslation("concern");
  const concern = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const errors = refused?.errors ?? {};
  const form = useRef<HTMLFormElement>(null);
  const changedElsewhere = errors.form?.key === "version_old";
  // Read through, or refused for another reason: still the version that it was opened upon. A newer one is not met yet.
  const [opened] = useState(refused && !changedElsewhere ? refused.values.version : concern.version);
  const values = { ...concern, ...(refused?.values ?? {}) };
  if (concern.isWithdrawn)
    return (
      <GuardedPage lockedBy={concern.lockedBy}>
        <Withdrawn id={concern.id} typed={refused?.values.text ?? ""} />
      </GuardedPage>
    );
  return (
    <GuardedPage lockedBy={concern.lockedBy}>
      <div className="reading">
        <PageTitle
          over={<a href={paths.concern(concern.id)}>{t("thread:copy.entryBack")}</a>}
          title={t("entry.correctTitle")}
          under={t("entry.correctHelp")}
        />
        {changedElsewhere ? (
          <TwoTexts yours={values} theirs={concern} when={concern.savedAt} form={form} />
        ) : (
          <ErrorSummary errors={errors} />
        )}
        <SignInBeside errors={errors} />
        <Form method="post" className="card stack" ref={form}>
          {/* The version that the writer has been shown, and no newer one: what she has not met she cannot replace. */}
          <input type="hidden" name="version" value={changedElsewhere ? concern.version : opened} />
          <CorrectionFields {...{ concern, values, errors, changedElsewhere, refused }} />
          <div className="row">
            <SubmitButton>{t("entry.correctSave")}</SubmitButton>
            <ReadThroughButton />
            <a className="btn btn-quiet" href={paths.concern(concern.id)}>
              {t("shell:confirm.cancel")}
            </a>
          </div>
        </Form>
      </div>
    </GuardedPage>
  );
}

interface CorrectionFieldsProps {
  concern: { circle: string; date: string; time: string; category: string };
  values: { text: string; priority: string; category: string; marks: string };
  errors: FieldErrors;
  changedElsewhere: boolean;
  refused: ReadAnswer | undefined;
}

function CorrectionFields(props: CorrectionFieldsProps) {
  const { concern, values, errors, changedElsewhere, refused } = props;
  const { t } = useTranslation("concern");
  const { t: tt } = useTranslation("two-texts");
  return (
    <>
      <input type="hidden" name="circle" value={concern.circle} />
      <input type="hidden" name="date" value={concern.date} />
      <input type="hidden" name="time" value={concern.time} />
      <CountedText
        name="text"
        label={changedElsewhere ? tt("field") : t("compose.what")}
        hint={t("compose.hint")}
        error={errors.text}
        defaultValue={values.text}
        required
        rows={6}
      />
      <WritingAid name="text" given={readText(refused)} />
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
    </>
  );
}

/** It was withdrawn elsewhere: what was typed here stays to be copied. */
function Withdrawn({ id, typed }: { id: string; typed: string }) {
  const { t } = useTranslation("two-texts");
  return (
    <div className="reading stack">
      <PageTitle title={t("goneTitle")} under={typed ? t("gone") : t("goneRead")} />
      {typed ? <CopyField text={typed} /> : null}
      <p>
        <a href={paths.concern(id)}>{t("open")}</a>
      </p>
    </div>
  );
}

function CopyField({ text }: { text: string }) {
  const { t } = useTranslation("two-texts");
  return (
    <label className="field">
      <span className="field-label">{t("yours")}</span>
      <textarea className="input" rows={8} readOnly defaultValue={text} />
    </label>
  );
}
