// Asks before a file on a pupil's thread is deleted, and deletes it.
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { orRefused } from "~/access/answer.server";
import { asStaff } from "~/access/guard.server";
import { ErrorSummary } from "~/components/ui/error-summary";
import { PageTitle } from "~/components/ui/page-pieces";
import { SubmitButton } from "~/components/ui/submit-button";
import { deleteAttachment } from "~/domain/concern/delete-attachment.server";
import { readOwnPupilFile } from "~/domain/pupil-file/read-pupil-file.server";
import { paths } from "~/paths";
import { titled } from "~/text/titled";

export const meta = titled("removeFile");

export async function loader({ request, params }: LoaderFunctionArgs) {
  return asStaff({ request }, (ctx) => readOwnPupilFile(ctx, { attachmentId: params.attachmentId ?? "" }));
}

export async function action({ request, params }: ActionFunctionArgs) {
  const attachmentId = params.attachmentId ?? "";
  return asStaff({ request }, (ctx) =>
    orRefused({}, async () => redirect(paths.pupil(await deleteAttachment(ctx, { attachmentId })))),
  );
}

export default function RemoveFile() {
  const { t } = useTranslation("files");
  const { pupilId, title } = useLoaderData<typeof loader>();
  const errors = useActionData<typeof action>()?.errors ?? {};
  return (
    <div className="reading">
      <PageTitle title={t("pupil.removeTitle")} over={<a href={paths.pupil(pupilId)}>{t("pupil.back")}</a>} />
      <ErrorSummary errors={errors} />
      <form method="post" className="card stack">
        <p>{t("pupil.removeLost", { title })}</p>
        <p>{t("pupil.removeBody")}</p>
        <div className="row">
          <SubmitButton look="danger">{t("pupil.remove")}</SubmitButton>
        </div>
      </form>
    </div>
  );
}
