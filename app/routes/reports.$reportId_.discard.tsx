// Asks whether a draft is to be discarded, with what is lost; and discards it. Where others have written in it, whether it
// is to be left to them. A page of its own, with and without scripts: what it tells is as fresh as the question.
import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { orRefused } from "~/access/answer.server";
import { asStaff } from "~/access/guard.server";
import { NotVisible } from "~/access/not-visible";
import { ConfirmPage } from "~/components/ui/confirm";
import { ErrorSummary } from "~/components/ui/error-summary";
import { discardReport } from "~/domain/report/discard-report.server";
import { leaveReport } from "~/domain/report/leave-report.server";
import { readReport } from "~/domain/report/read-report.server";
import { field, pressed, readForm, versionOf } from "~/form-data";
import { paths } from "~/paths";
import { titled } from "~/text/titled";

export const meta = titled("discardReport");

export async function loader({ request, params }: LoaderFunctionArgs) {
  return asStaff({ request }, async (ctx) => {
    const { id, reference, status, discard } = await readReport(ctx, { reportId: params.reportId ?? "" });
    if (status === "sent") throw redirect(paths.reportNext(id));
    if (!discard) throw new NotVisible();
    return { id, reference, key: randomUUID(), ...discard };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await readForm(request);
  const asked = {
    reportId: params.reportId ?? "",
    version: versionOf(form),
    idempotencyKey: field(form, "key") || randomUUID(),
  };
  return asStaff({ request }, (ctx) =>
    orRefused({}, async () => {
      const run = pressed(form, ["leave", "discard"], "way") === "leave" ? leaveReport : discardReport;
      await run(ctx, asked);
      return redirect(paths.reports());
    }),
  );
}

export default function DiscardReport() {
  const { t } = useTranslation("report");
  const { t: tl } = useTranslation("report-leave");
  const { id, reference, key, way, version, others, signatures } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const question = {
    action: paths.reportDiscard(id),
    fields: { version: String(version), key, way },
    ...(way === "leave"
      ? {
          title: tl("title", { reference }),
          body: (
            <>
              <p>{tl("body", { names: others.join(", "), count: others.length })}</p>
              <ul>
                <li>{tl("access")}</li>
                <li>{tl("name")}</li>
                <li>{tl("duty")}</li>
              </ul>
            </>
          ),
          lost: [],
          confirm: tl("confirm"),
        }
      : {
          title: t("discard.title", { reference }),
          body: <p>{t("discard.body")}</p>,
          lost: [
            t("discard.lostText"),
            ...(signatures > 0 ? [t("discard.lostSignatures", { count: signatures })] : []),
          ],
          confirm: t("discard.confirm"),
        }),
  };
  return (
    <>
      <ErrorSummary errors={refused?.errors} />
      <ConfirmPage question={question} back={paths.report(id)} />
    </>
  );
}
