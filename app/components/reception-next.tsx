import { useTranslation } from "react-i18next";
import { DueWords, type ShownDue } from "./reception-deadlines";
import { workSteps } from "./reception-work";

interface NextHereProps {
  can: Partial<Record<(typeof workSteps)[number], boolean>>;
  deadlines: readonly (ShownDue & { done: boolean })[];
}

/** On a narrow screen the steps lie below the whole report: what is next, until when, and the way there. */
export function NextHere({ can, deadlines }: NextHereProps) {
  const { t } = useTranslation("reception-next");
  const next = workSteps.filter((step) => can[step]);
  if (next.length === 0) return null;
  const due = deadlines.find((one) => !one.done);
  return (
    <div className="card no-print mb-4 min-[47.5625rem]:hidden">
      <p>
        <b>{t("label")}</b> <a href="#work">{next.map((step) => t(step)).join(", ")}</a>
      </p>
      {due ? <DueWords {...due} /> : null}
    </div>
  );
}
