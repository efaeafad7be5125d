// Adds a file that is on no note to a pupil's thread.
import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import {
  type ClientActionFunctionArgs,
  Form,
  type ShouldRevalidateFunctionArgs,
  useActionData,
  useLoaderData,
} from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { orRefused } from "~/access/answer.server";
import { asStaff } from "~/access/guard.server";
import { FilesField } from "~/components/files-field";
import { SignInBeside } from "~/components/sign-in-beside";
import { ToThread } from "~/components/to-thread";
import { ErrorSummary } from "~/components/ui/error-summary";
import { SelectField, TextField } from "~/components/ui/field";
import { PageTitle } from "~/components/ui/page-pieces";
import { SubmitButton } from "~/components/ui/submit-button";
import { limitsInWords } from "~/domain/attachment/finish-upload.server";
import { addPupilFile } from "~/domain/pupil-file/add-pupil-file.server";
import { prepareFileFor } from "~/domain/pupil-file/read-pupil-file.server";
import { Refusal } from "~/domain/refusal";
import { field, typed } from "~/form-data";
import { answerTooLate, readTooLate } from "~/form-too-late.server";
import { formWithFiles } from "~/form-with-files.server";
import { paths } from "~/paths";
import { titled } from "~/text/titled";
import { notReached, orUnreached, signedOut } from "~/unreached-answer";

export const meta = titled("addFile");

export async function loader({ request, params }: LoaderFunctionArgs) {
  return asStaff({ request }, async (ctx) => ({
    key: randomUUID(),
    pupil: await prepareFileFor(ctx, { pupilId: params.pupilId ?? "" }),
    limits: limitsInWords(ctx),
  }));
}

const names = ["title", "circle"] as const;

/** Sent where the server does not answer, the title and what has come of files stay on the page. */
export async function clientAction({ request, serverAction }: ClientActionFunctionArgs) {
  const form = await request.clone().formData();
  return orUnreached(typed(form, names), request.signal, () => serverAction<typeof action>());
}

/** Its loader would not be reached, or would lead to signing in. */
export const shouldRevalidate = ({ actionStatus, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) =>
  actionStatus !== signedOut && actionStatus !== notReached && defaultShouldRevalidate;

export async function action({ request, params, context }: ActionFunctionArgs) {
  const pupilId = params.pupilId ?? "";
  const late = await readTooLate({ request, context });
  if (late) return answerTooLate({ request, context }, late, typed(late.form, names));
  return asStaff({ request }, async (ctx) => {
    // Whose it is, before a byte of a file is read.
    await prepareFileFor(ctx, { pupilId });
    const { form, uploads, shown, errors } = await formWithFiles({ request, context }, ctx);
    const values: Record<string, string> = typed(form, names);
    const answer = await orRefused(values, async () => {
      if (errors) throw new Refusal(errors);
      await addPupilFile(ctx, {
        pupilId,
        title: values.title ?? "",
        circle: values.circle ?? "",
        uploads,
        idempotencyKey: field(form, "key") || randomUUID(),
      });
      return redirect(paths.pupil(pupilId));
    });
    if (!(answer instanceof Response)) values.files = await shown();
    return answer;
  });
}

export default function AddFile() {
  const { t } = useTranslation("files");
  const { key, pupil, limits } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const errors = refused?.errors ?? {};
  const values: Record<string, string> = refused?.values ?? {};
  return (
    <div className="reading">
      <PageTitle title={t("pupil.title")} over={<ToThread {...pupil} />} under={t("pupil.lead")} />
      <ErrorSummary errors={errors} />
      <SignInBeside errors={errors} />
      <Form method="post" encType="multipart/form-data" className="card stack">
        <input type="hidden" name="key" value={refused?.key ?? key} />
        <TextField
          name="title"
          label={t("pupil.what")}
          help={t("pupil.whatHelp")}
          error={errors.title}
          defaultValue={values.title}
          autoComplete="off"
          maxLength={200}
          required
        />
        <FilesField
          label={t("pupil.file")}
          error={errors.files}
          ready={values.files}
          limits={limits}
          single
        />
        {pupil.studentHealth ? (
          <SelectField
            name="circle"
            label={t("pupil.circle")}
            error={errors.circle}
            defaultValue={values.circle}
          >
            <option value="pupil">{t("pupil.circlePupil")}</option>
            <option value="student_health">{t("pupil.circleHealth")}</option>
          </SelectField>
        ) : null}
        <div className="row">
          <SubmitButton>{t("pupil.save")}</SubmitButton>
        </div>
      </Form>
    </div>
  );
}
