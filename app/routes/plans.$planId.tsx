// An action plan as it stands: what is to be done, how it went, its versions; following up, evaluating and closing it.
import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { orRefused } from "~/access/answer.server";
import { asStaff } from "~/access/guard.server";
import { organisationSeal } from "~/access/organisation-seal.server";
import { PlanFollowUp } from "~/components/plan-follow-up";
import { PlanSteps } from "~/components/plan-steps";
import { PlanVersions } from "~/components/plan-versions";
import { GuardedPage } from "~/components/report-guard";
import { ToThread } from "~/components/to-thread";
import { ErrorSummary } from "~/components/ui/error-summary";
import { Field } from "~/components/ui/field";
import { Banner, Card, PageTitle } from "~/components/ui/page-pieces";
import { SubmitButton } from "~/components/ui/submit-button";
import { closePlan } from "~/domain/action-plan/close-plan.server";
import { finishPlan } from "~/domain/action-plan/finish-plan.server";
import { followUpMeasure } from "~/domain/action-plan/follow-up-measure.server";
import { readPlan } from "~/domain/action-plan/read-plan.server";
import { savePlan } from "~/domain/action-plan/save-plan.server";
import { civilDate } from "~/domain/calendar/stockholm";
import { field, pressed, readForm, versionOf } from "~/form-data";
import { paths } from "~/paths";
import { planForm, typedPlan } from "~/plan-form";
import { languageOf } from "~/text/i18n.server";
import { planForScreen } from "~/text/plan-for-screen";
import { titled } from "~/text/titled";
import { wordsIn } from "~/words-in.server";

export const meta = titled("plan");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const language = await languageOf(request);
  const saved = new URL(request.url).searchParams.get("done") === "saved";
  return asStaff({ request }, async (ctx) => {
    const plan = await readPlan(ctx, { planId: params.planId ?? "" });
    return {
      key: randomUUID(),
      saved,
      ...planForScreen(plan, { language, today: civilDate(ctx.now) }),
    };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await readForm(request);
  const planId = params.planId ?? "";
  return asStaff({ request }, (ctx) =>
    orRefused(typedPlan(form), async () => {
      const what = pressed(form, ["finish", "close", "reopen", "evaluate", "follow"]);
      switch (what) {
        case "finish": {
          const { language } = await readPlan(ctx, { planId });
          const seal = await organisationSeal(ctx.now);
          await finishPlan(ctx, { planId, words: wordsIn(language), seal });
          return redirect(paths.planSign(planId, { done: "finished" }));
        }
        case "close":
        case "reopen":
          await closePlan(ctx, { planId, close: what === "close" });
          break;
        case "evaluate": {
          const { fields } = planForm(form, ["evaluation"]);
          const idempotencyKey = field(form, "key") || randomUUID();
          await savePlan(ctx, { planId, idempotencyKey, fields, measures: [], added: [] });
          break;
        }
        case "follow":
          await followUpMeasure(ctx, {
            planId,
            measureId: field(form, "measureId"),
            status: field(form, "status"),
            note: field(form, "note"),
            version: versionOf(form),
          });
      }
      return redirect(paths.plan(planId, { done: "saved" }));
    }),
  );
}

export default function Plan() {
  const { t } = useTranslation("plan");
  const plan = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>() ?? null;
  const { progress, can } = plan;
  const under = [
    progress.of > 0
      ? t("page.progress", { count: progress.of, done: progress.done })
      : t("thread.noMeasures"),
    progress.next ? t(progress.overdue ? "page.overdue" : "page.next", { date: progress.next }) : "",
  ].filter(Boolean);
  return (
    <GuardedPage lockedBy={plan.lockedBy}>
      <div className="reading stack">
        <PageTitle
          over={
            <>
              <ToThread {...plan.pupil} /> · {plan.reference}
            </>
          }
          title={t("title")}
          under={under.join(" · ")}
        />
        {can.write ? <PlanSteps planId={plan.id} here="follow" /> : null}
        {plan.saved && !refused ? <Banner tone="done">{t("page.followed")}</Banner> : null}
        {plan.closed ? <Banner tone="note">{t("page.closed", { date: plan.closed })}</Banner> : null}
        <ErrorSummary errors={refused?.errors ?? {}} />
        <PlanFollowUp plan={plan} refused={refused} />
        <PlanText plan={plan} />
        <Evaluation plan={plan} refused={refused} />
        <PlanVersions plan={plan} />
        {can.close ? <CloseOrReopen closed={plan.closed !== ""} /> : null}
      </div>
    </GuardedPage>
  );
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;
type Refused = Extract<ReturnType<typeof useActionData<typeof action>>, { errors: object }> | null;

function PlanText({ plan }: { plan: Loaded }) {
  const { t } = useTranslation("plan");
  const parts = [
    ["needs", plan.needs],
    ["goals", plan.goals],
    ["followUp", plan.followUp],
    ["followUpOn", plan.followUpOn],
  ] as const;
  return (
    <>
      {parts.map(([name, text]) =>
        text ? (
          <section key={name}>
            <h2>{t(`field.${name}`)}</h2>
            <p className="quoted">{text}</p>
          </section>
        ) : null,
      )}
    </>
  );
}

function Evaluation({ plan, refused }: { plan: Loaded; refused: Refused }) {
  const { t } = useTranslation("plan");
  const { value, version, print } = plan.evaluation;
  if (!plan.can.write) {
    return value ? (
      <section>
        <h2>{t("field.evaluation")}</h2>
        <p className="quoted">{value}</p>
      </section>
    ) : null;
  }
  const error = refused?.errors.evaluation;
  const clash = error?.params;
  return (
    <details className="fold" open={Boolean(error) || value !== ""}>
      <summary>{t("page.evaluation")}</summary>
      <form method="post" className="stack" key={plan.key}>
        <input type="hidden" name="key" value={plan.key} />
        <input
          type="hidden"
          name="v.evaluation"
          value={clash?.version ?? refused?.values["v.evaluation"] ?? version}
        />
        <input
          type="hidden"
          name="o.evaluation"
          value={clash?.print ?? refused?.values["o.evaluation"] ?? print}
        />
        {clash?.theirs === undefined ? null : (
          <div className="banner">
            <p>{t("edit.conflict", { name: String(clash.name) })}</p>
            <p className="quoted">{String(clash.theirs) || t("edit.empty")}</p>
          </div>
        )}
        <Field
          name="f.evaluation"
          id="evaluation"
          label={t("field.evaluation")}
          help={t("field.evaluationHelp")}
          error={error}
        >
          {(wiring) => (
            <textarea
              {...wiring}
              className="input"
              rows={4}
              defaultValue={refused?.values["f.evaluation"] ?? value}
            />
          )}
        </Field>
        <div>
          <SubmitButton look="quiet" name="do" value="evaluate">
            {t("page.saveEvaluation")}
          </SubmitButton>
        </div>
      </form>
    </details>
  );
}

function CloseOrReopen({ closed }: { closed: boolean }) {
  const { t } = useTranslation("plan");
  if (closed) {
    return (
      <form method="post">
        <SubmitButton look="quiet" name="do" value="reopen">
          {t("page.reopen")}
        </SubmitButton>
      </form>
    );
  }
  return (
    <Card title={t("page.close")}>
      <form method="post" className="stack">
        <p className="soft">{t("page.closeHelp")}</p>
        <div>
          <SubmitButton look="quiet" name="do" value="close">
            {t("page.close")}
          </SubmitButton>
        </div>
      </form>
    </Card>
  );
}
