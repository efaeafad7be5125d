// Opens a matter: names notes on one thread to follow them as one.
import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { orRefused } from "~/access/answer.server";
import { asStaff } from "~/access/guard.server";
import { MatterFields } from "~/components/matter-form";
import { ToThread } from "~/components/to-thread";
import { ErrorSummary } from "~/components/ui/error-summary";
import { PageTitle } from "~/components/ui/page-pieces";
import { SubmitButton } from "~/components/ui/submit-button";
import { openMatter } from "~/domain/matter/open-matter.server";
import { readNewMatter } from "~/domain/matter/read-new-matter.server";
import { field, fields, readForm, typed } from "~/form-data";
import { paths } from "~/paths";
import { dates } from "~/text/dates";
import { languageOf } from "~/text/i18n.server";
import { titled } from "~/text/titled";

export const meta = titled("newMatter");

export async function loader({ request }: LoaderFunctionArgs) {
  const language = await languageOf(request);
  const query = new URL(request.url).searchParams;
  return asStaff({ request }, async (ctx) => {
    const concernId = query.get("note") ?? "";
    const read = await readNewMatter(ctx, { pupilId: query.get("pupil") ?? "", concernId });
    return {
      formKey: randomUUID(),
      pupil: read.pupil,
      studentHealth: read.studentHealth,
      notes: read.entries.map((e) => ({ ...e, occurredAt: dates.date(e.occurredAt, language) })),
    };
  });
}

export async function action({ request }: ActionFunctionArgs) {
  const form = await readForm(request);
  const concernIds = fields(form, "concernIds");
  const values = { ...typed(form, ["name", "nextOn", "circle"]), concernIds: concernIds.join(" ") };
  return asStaff({ request }, (ctx) =>
    orRefused(values, async () => {
      const { matterId } = await openMatter(ctx, {
        pupilId: field(form, "pupilId"),
        form: {
          name: field(form, "name"),
          nextOn: field(form, "nextOn"),
          circle: field(form, "circle"),
        },
        concernIds,
        idempotencyKey: field(form, "key") || randomUUID(),
      });
      return redirect(paths.matter(matterId));
    }),
  );
}

export default function NewMatter() {
  const { t } = useTranslation("matter");
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const values: Record<string, string> = refused?.values ?? {};
  const ticked = refused ? (values.concernIds ?? "").split(" ") : null;
  return (
    <div className="reading">
      <PageTitle title={t("newTitle")} over={<ToThread {...page.pupil} />} under={t("newLead")} />
      <ErrorSummary errors={refused?.errors} />
      <form method="post" className="card stack">
        <input type="hidden" name="key" value={page.formKey} />
        <input type="hidden" name="pupilId" value={page.pupil.id} />
        <MatterFields
          values={{ name: values.name ?? "", nextOn: values.nextOn ?? "", circle: values.circle }}
          notes={page.notes.map((n) => ({ ...n, ticked: ticked ? ticked.includes(n.id) : n.ticked }))}
          errors={refused?.errors ?? {}}
          asksCircle={page.studentHealth}
        />
        <div className="row">
          <SubmitButton>{t("open")}</SubmitButton>
          <a className="btn btn-quiet" href={paths.pupil(page.pupil.id)}>
            {t("shell:confirm.cancel")}
          </a>
        </div>
      </form>
    </div>
  );
}
