// Begins an action plan: the notes that it is made out of.
import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { orRefused } from "~/access/answer.server";
import { asStaff } from "~/access/guard.server";
import { PlanEntries } from "~/components/plan-entries";
import { ToThread } from "~/components/to-thread";
import { PageTitle } from "~/components/ui/page-pieces";
import { choosableEntries } from "~/domain/action-plan/choosable-entries.server";
import { startPlan } from "~/domain/action-plan/choose-plan-entries.server";
import { field, fields, readForm } from "~/form-data";
import { paths } from "~/paths";
import { dates } from "~/text/dates";
import { languageOf } from "~/text/i18n.server";
import { titled } from "~/text/titled";

export const meta = titled("newPlan");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const language = await languageOf(request);
  return asStaff({ request }, async (ctx) => {
    const found = await choosableEntries(ctx, { pupilId: params.pupilId ?? "" });
    return {
      ...found,
      key: randomUUID(),
      entries: found.entries.map(({ occurredAt, ...e }) => ({ ...e, day: dates.date(occurredAt, language) })),
    };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await readForm(request);
  const language = await languageOf(request);
  const concernIds = fields(form, "concernIds");
  return asStaff({ request }, (ctx) =>
    orRefused({ concernIds: concernIds.join(" ") }, async () => {
      const { planId } = await startPlan(ctx, {
        pupilId: params.pupilId ?? "",
        concernIds,
        release: field(form, "release") === "on",
        language,
        idempotencyKey: field(form, "key") || randomUUID(),
      });
      return redirect(paths.planEdit(planId));
    }),
  );
}

export default function NewPlan() {
  const { t } = useTranslation("plan");
  const { pupil, entries, releases, key } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>() ?? null;
  return (
    <div className="reading stack">
      <PageTitle over={<ToThread {...pupil} />} title={t("new.title")} under={t("new.lead")} />
      <PlanEntries
        formKey={key}
        entries={entries}
        releases={releases}
        refused={refused}
        submit={t("new.start")}
      />
    </div>
  );
}
