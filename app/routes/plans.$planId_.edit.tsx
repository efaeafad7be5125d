// Writes an action plan: needs, goals, measures with owner and date, follow-up. One form, with and without scripts; where
// somebody else has written the same field meanwhile, both texts are shown.
import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { orRefused } from "~/access/answer.server";
import { asStaff } from "~/access/guard.server";
import { organisationSeal } from "~/access/organisation-seal.server";
import { PlanConflict } from "~/components/plan-conflict";
import { PlanMeasures } from "~/components/plan-measures";
import { PlanSteps } from "~/components/plan-steps";
import { GuardedPage } from "~/components/report-guard";
import { ToThread } from "~/components/to-thread";
import { ErrorSummary } from "~/components/ui/error-summary";
import { Field, TextField } from "~/components/ui/field";
import { Banner, PageTitle } from "~/components/ui/page-pieces";
import { SubmitButton } from "~/components/ui/submit-button";
import { finishPlan } from "~/domain/action-plan/finish-plan.server";
import { readPlan } from "~/domain/action-plan/read-plan.server";
import { signedFields } from "~/domain/action-plan/rules";
import { savePlan } from "~/domain/action-plan/save-plan.server";
import { field, pressed, readForm } from "~/form-data";
import { paths } from "~/paths";
import { newRows, planForm, typedPlan } from "~/plan-form";
import { planToWrite } from "~/text/plan-for-screen";
import { titled } from "~/text/titled";
import { wordsIn } from "~/words-in.server";

export const meta = titled("planEdit");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const done = new URL(request.url).searchParams.get("done");
  const planId = params.planId ?? "";
  return asStaff({ request }, async (ctx) => {
    const plan = await readPlan(ctx, { planId });
    if (!plan.can.write) throw redirect(paths.plan(planId));
    const lacking = done === "unfinished" ? plan.lacking : [];
    return { key: randomUUID(), saved: done !== null, lacking, ...planToWrite(plan) };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await readForm(request);
  const planId = params.planId ?? "";
  const idempotencyKey = field(form, "key") || randomUUID();
  return asStaff({ request }, (ctx) =>
    orRefused(typedPlan(form), async () => {
      const what = pressed(form, ["", "save", "finish"]);
      await savePlan(ctx, { planId, idempotencyKey, ...planForm(form, signedFields) });
      if (what !== "finish") return redirect(paths.planEdit(planId, { done: "saved" }));
      const { language, lacking } = await readPlan(ctx, { planId });
      // It is saved all the same, and the page says what is lacking.
      if (lacking.length > 0) return redirect(paths.planEdit(planId, { done: "unfinished" }));
      const seal = await organisationSeal(ctx.now);
      await finishPlan(ctx, { planId, words: wordsIn(language), seal });
      return redirect(paths.planSign(planId, { done: "finished" }));
    }),
  );
}

const areas = { needs: 8, goals: 4, followUp: 3 } as const;

export default function EditPlan() {
  const { t } = useTranslation("plan");
  const plan = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const errors = refused?.errors ?? {};
  const typed = refused?.values ?? null;
  const { fields } = plan;
  const said = (name: keyof typeof fields) => typed?.[`f.${name}`] ?? fields[name].value;
  const area = (name: keyof typeof areas) => (
    <Field
      name={`f.${name}`}
      id={name}
      label={t(`field.${name}`)}
      help={t(`field.${name}Help`)}
      error={errors[name]}
    >
      {(wiring) => (
        <>
          <PlanConflict of={name} error={errors[name]} met={fields[name]} typed={typed} />
          <textarea {...wiring} className="input" rows={areas[name]} defaultValue={said(name)} />
        </>
      )}
    </Field>
  );
  return (
    <GuardedPage lockedBy={plan.lockedBy}>
      <div className="reading stack">
        <PageTitle over={<ToThread {...plan.pupil} />} title={t("edit.title")} under={t("edit.lead")} />
        <PlanSteps planId={plan.id} here="edit" />
        {plan.saved && !refused ? <Banner tone="done">{t("edit.saved")}</Banner> : null}
        {plan.lacking.length > 0 && !refused ? (
          <Banner>
            {t("page.lacks", { what: plan.lacking.map((l) => t(`page.lacking.${l}`)).join(", ") })}
          </Banner>
        ) : null}
        {plan.signedNumber === null ? null : (
          <Banner tone="note">{t("edit.signed", { number: plan.signedNumber })}</Banner>
        )}
        <ErrorSummary errors={errors} />
        <form method="post" className="stack" key={plan.key}>
          <input type="hidden" name="key" value={plan.key} />
          {area("needs")}
          <p>
            <a href={paths.planEntries(plan.id)}>{t("edit.moreEntries")}</a>
          </p>
          {area("goals")}
          <PlanMeasures
            plan={plan}
            rows={plan.measures.length > 0 ? 1 : newRows}
            errors={errors}
            typed={typed}
          />
          {area("followUp")}
          <PlanConflict of="followUpOn" error={errors.followUpOn} met={fields.followUpOn} typed={typed} />
          <TextField
            name="f.followUpOn"
            id="followUpOn"
            type="date"
            className="input-short"
            label={t("field.followUpOn")}
            error={errors.followUpOn}
            defaultValue={said("followUpOn")}
          />
          <div className="row">
            <SubmitButton name="do" value="save">
              {t("edit.save")}
            </SubmitButton>
            <SubmitButton look="quiet" name="do" value="finish">
              {t("edit.toSign")}
            </SubmitButton>
          </div>
        </form>
      </div>
    </GuardedPage>
  );
}
