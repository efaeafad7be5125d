// What happens after a report of concern, in general: for anybody, signed in or not, before deciding to report. Nothing
// of any child.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ProcessTimeline } from "~/components/process-timeline";
import { NextSteps } from "~/components/report-next-steps";
import { Banner, PageTitle } from "~/components/ui/page-pieces";
import { milestoneIds, processLawAsOf, processVersion } from "~/domain/next-steps/process";
import { nextSteps, reportAgainWhen } from "~/domain/next-steps/steps";
import { dates } from "~/text/dates";
import { textsFor } from "~/text/i18n.server";
import { stepForScreen } from "~/text/next-for-screen";
import { titled } from "~/text/titled";

export const meta = titled("process");
export const handle = { scripts: false };

const nothingYet = {
  acute: false,
  sentAt: null,
  deliveryInTrouble: false,
  storedAt: null,
  openedAt: null,
  acknowledgedAt: null,
  feedbackRequestedAt: new Date(0),
  feedback: null,
};

export async function loader({ request }: LoaderFunctionArgs) {
  const { language, t } = await textsFor(request);
  const month = dates.month(new Date(`${processLawAsOf}-15T12:00:00Z`), language);
  return {
    // Nothing has happened, so no step has a date: the instant does not matter.
    steps: nextSteps(nothingYet, new Date(0))
      .filter((s) => s.id !== "sent")
      .map((s) => ({ ...stepForScreen(s, language), state: "ahead", asked: [] as string[] })),
    milestones: milestoneIds.map((id) => ({
      id,
      state: "ahead",
      when: t(`next-steps:timeline.general.${id}`),
    })),
    law: {
      month: language === "sv" ? month.toLocaleLowerCase("sv") : month,
      version: processVersion,
    },
  };
}

export default function Process() {
  const { t } = useTranslation("next-steps");
  const { t: tr } = useTranslation("report");
  const { steps, milestones, law } = useLoaderData<typeof loader>();
  return (
    <article className="reading stack">
      <PageTitle title={t("general.title")} under={t("general.lead")} />
      <Banner>{tr("start.danger")}</Banner>
      <p>{t("general.personal")}</p>
      <ProcessTimeline milestones={milestones} reached={null} />
      <NextSteps steps={steps} label={t("general.title")} general />
      <p className="soft">{t("notTold")}</p>
      <section>
        <h2>{t("reportAgain.title")}</h2>
        <p>{t("reportAgain.lead")}</p>
        <ul className="list">
          {reportAgainWhen.map((w) => (
            <li key={w}>{t(`reportAgain.${w}`)}</li>
          ))}
        </ul>
      </section>
      <p className="soft">{t("lawAsOf", law)}</p>
    </article>
  );
}
