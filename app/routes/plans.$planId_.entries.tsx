// Adds notes to an action plan that is being written.
import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { orRefused } from "~/access/answer.server";
import { asStaff } from "~/access/guard.server";
import { PlanEntries } from "~/components/plan-entries";
import { PageTitle } from "~/components/ui/page-pieces";
import { choosableEntries } from "~/domain/action-plan/choosable-entries.server";
import { choosePlanEntries } from "~/domain/action-plan/choose-plan-entries.server";
import { field, fields, readForm } from "~/form-data";
import { paths } from "~/paths";
import { dates } from "~/text/dates";
import { languageOf } from "~/text/i18n.server";
import { titled } from "~/text/titled";

export const meta = titled("planEntries");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const language = await languageOf(request);
  const planId = params.planId ?? "";
  return asStaff({ request }, async (ctx) => {
    const found = await choosableEntries(ctx, { planId });
    return {
      ...found,
      planId,
      key: randomUUID(),
      entries: found.entries.map(({ occurredAt, ...e }) => ({ ...e, day: dates.date(occurredAt, language) })),
    };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await readForm(request);
  const planId = params.planId ?? "";
  const concernIds = fields(form, "concernIds");
  return asStaff({ request }, (ctx) =>
    orRefused({ concernIds: concernIds.join(" ") }, async () => {
      await choosePlanEntries(ctx, {
        planId,
        concernIds,
        release: field(form, "release") === "on",
        idempotencyKey: field(form, "key") || randomUUID(),
      });
      return redirect(paths.planEdit(planId, { done: "saved" }));
    }),
  );
}

export default function MorePlanEntries() {
  const { t } = useTranslation("plan");
  const { pupil, planId, entries, releases, key } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>() ?? null;
  return (
    <div className="reading stack">
      <PageTitle
        over={
          <>
            {pupil.name} · <a href={paths.planEdit(planId)}>{t("sign.back")}</a>
          </>
        }
        title={t("new.addTitle")}
        under={t("new.lead")}
      />
      <PlanEntries
        formKey={key}
        entries={entries}
        releases={releases}
        refused={refused}
        submit={t("new.add")}
      />
    </div>
  );
}
