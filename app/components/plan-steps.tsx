import { useTranslation } from "react-i18next";
import { paths } from "~/paths";

/** Write, read and sign, follow up: in any order. */
export function PlanSteps({ planId, here }: { planId: string; here: "edit" | "sign" | "follow" }) {
  const { t } = useTranslation("plan");
  const steps = [
    ["edit", paths.planEdit(planId)],
    ["sign", paths.planSign(planId)],
    ["follow", paths.plan(planId)],
  ] as const;
  return (
    <nav className="row plan-steps" aria-label={t("steps.label")}>
      {steps.map(([step, href]) => (
        <a key={step} className="step" href={href} aria-current={step === here ? "step" : undefined}>
          {t(`steps.${step}`)}
        </a>
      ))}
    </nav>
  );
}
