// What happens after a report of concern, in general: for anybody, signed in or not. Nothing of any child.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { NextSteps } from "~/components/report-next-steps";
import { Banner, PageTitle } from "~/components/ui/page-pieces";
import { cite } from "~/domain/law/citations";
import { nextSteps, reportAgainWhen } from "~/domain/next-steps/steps";
import { languageOf } from "~/text/i18n.server";
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
  const language = await languageOf(request);
  return {
    // Nothing has happened, so no step has a date: the instant does not matter.
    steps: nextSteps(nothingYet, new Date(0))
      .filter((s) => s.id !== "sent")
      .map((s) => ({
        ...s,
        state: "ahead" as const,
        at: "",
        by: "",
        asked: [] as string[],
        ground: s.ground ? cite(s.ground, language) : "",
      })),
  };
}

export default function Process() {
  const { t } = useTranslation("next-steps");
  const { t: tr } = useTranslation("report");
  const { steps } = useLoaderData<typeof loader>();
  return (
    <article className="reading stack">
      <PageTitle title={t("general.title")} under={t("general.lead")} />
      <Banner>{tr("start.danger")}</Banner>
      <p>{t("general.personal")}</p>
      <NextSteps steps={steps} />
      <p className="soft">{t("notTold")}</p>
      <section>
        <h2>{t("reportAgain.title")}</h2>
        <p>{t("reportAgain.lead")}</p>
        <ul className="plain">
          {reportAgainWhen.map((w) => (
            <li key={w}>{t(`reportAgain.${w}`)}</li>
          ))}
        </ul>
      </section>
    </article>
  );
}
