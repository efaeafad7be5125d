// A pupil's red thread.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { asStaff } from "~/access/guard.server";
import { NoticedPattern } from "~/components/noticed-pattern";
import { GuardedPage } from "~/components/report-guard";
import { ThreadAside } from "~/components/thread-aside";
import { ThreadView } from "~/components/thread-view";
import { Banner, PageTitle } from "~/components/ui/page-pieces";
import { ThreadOverview } from "~/components/ui/thread-overview";
import { readThread } from "~/domain/pupil/read-thread.server";
import { findMunicipality } from "~/domain/routing/municipalities";
import { paths } from "~/paths";
import { dates } from "~/text/dates";
import { languageOf } from "~/text/i18n.server";
import { noticedForScreen } from "~/text/noticed-for-screen";
import { threadForScreen } from "~/text/thread-for-screen";
import { titled } from "~/text/titled";

export const meta = titled("pupil");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const language = await languageOf(request);
  return asStaff({ request }, async (ctx) => {
    const { pupil, why, others, can, lockedBy, noticed, ...thread } = await readThread(ctx, {
      pupilId: params.pupilId ?? "",
    });
    return {
      pupil: {
        id: pupil.id,
        name: pupil.name,
        className: pupil.className,
        schoolName: pupil.schoolName,
        protectedIdentity: pupil.protection !== "none",
        municipality: pupil.residenceCode ? (findMunicipality(pupil.residenceCode)?.name ?? null) : null,
      },
      ...threadForScreen(thread, { language, now: ctx.now }),
      why: {
        ground: why.ground,
        since: why.since ? dates.date(why.since, language) : "",
        until: why.until ? dates.date(new Date(why.until.getTime() - 1), language) : "",
      },
      others,
      can,
      lockedBy,
      noticed: noticed && noticedForScreen(noticed, language),
    };
  });
}

export default function Pupil() {
  const { t } = useTranslation("pupil");
  const { pupil, why, others, can, months, overview, lockedBy, noticed } = useLoaderData<typeof loader>();
  const under = [
    [pupil.className, pupil.schoolName].filter(Boolean).join(", "),
    pupil.municipality ? t("head.lives", { municipality: pupil.municipality }) : "",
  ].filter(Boolean);
  return (
    <GuardedPage lockedBy={lockedBy}>
      <PageTitle title={pupil.name} under={under.join(" · ")}>
        {can.log ? (
          <a className="btn" href={paths.home({ pupil: pupil.id })}>
            {t("head.newNote")}
          </a>
        ) : null}
        <a className="btn btn-quiet" href={paths.newReport({ pupil: pupil.id })}>
          {t("head.report")}
        </a>
      </PageTitle>
      {pupil.protectedIdentity ? <Banner>{t("head.protected")}</Banner> : null}
      {noticed ? <NoticedPattern pupilId={pupil.id} noticed={noticed} /> : null}
      {overview ? (
        <ThreadOverview
          label={t("thread.overview", { count: overview.count })}
          points={overview.points}
          years={overview.years}
          divides={overview.divides.map((d) => ({ ...d, label: t("thread.handoverMark") }))}
        />
      ) : null}
      <div className="two">
        <ThreadView months={months} />
        <ThreadAside pupilId={pupil.id} why={why} others={others} can={can} />
      </div>
    </GuardedPage>
  );
}
