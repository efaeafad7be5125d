// Deletes a note, or withdraws it where somebody has built on it. The page asks the same as the dialog.
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { orRefused } from "~/access/answer.server";
import { asStaff } from "~/access/guard.server";
import { NotVisible } from "~/access/not-visible";
import { useRemovalQuestion } from "~/components/removal-question";
import { ConfirmPage } from "~/components/ui/confirm";
import { ErrorSummary } from "~/components/ui/error-summary";
import { deleteConcern, deletedBefore } from "~/domain/concern/delete-concern.server";
import { readConcern } from "~/domain/concern/read-concern.server";
import { withdrawConcern } from "~/domain/concern/withdraw-concern.server";
import { field, readForm, versionOf } from "~/form-data";
import { paths } from "~/paths";
import { dates } from "~/text/dates";
import { languageOf } from "~/text/i18n.server";
import { titled } from "~/text/titled";

export const meta = titled("removeConcern");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const language = await languageOf(request);
  return asStaff({ request }, async (ctx) => {
    const read = await readConcern(ctx, { concernId: params.concernId ?? "" });
    const { id, version, attachments, can } = read;
    if (!can.withdraw) throw new NotVisible();
    return {
      ...{ id, version, attachments: attachments.map((a) => a.id), can: { delete: can.delete } },
      versions: read.versions
        .slice(0, 1)
        .map(({ text, occurredAt }) => ({ text, occurredAt: dates.when(occurredAt, language) })),
    };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await readForm(request);
  const concernId = params.concernId ?? "";
  const version = versionOf(form);
  return asStaff({ request }, (ctx) =>
    orRefused({ reason: field(form, "reason") }, async () => {
      const deleted = await deletedBefore(ctx, { concernId });
      if (deleted !== null) return redirect(deleted ? paths.pupil(deleted) : paths.myNotes());
      const { can, pupil } = await readConcern(ctx, { concernId });
      if (can.delete) await deleteConcern(ctx, { concernId, version });
      else await withdrawConcern(ctx, { concernId, version, reason: field(form, "reason") });
      return redirect(pupil ? paths.pupil(pupil.id) : paths.myNotes());
    }),
  );
}

export default function RemoveConcern() {
  const concern = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const question = useRemovalQuestion(
    concern,
    refused && { error: refused.errors.reason, reason: refused.values.reason ?? "" },
  );
  return (
    <>
      <ErrorSummary errors={refused?.errors} />
      <ConfirmPage question={question} back={paths.concern(concern.id)} />
    </>
  );
}
