// A pupil's red thread.
import { randomUUID } from "node:crypto";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { asStaff } from "~/access/guard.server";
import { EntryChips } from "~/components/entry-chips";
import { NoticedPattern } from "~/components/noticed-pattern";
import { PupilThread } from "~/components/pupil-thread";
import { PressedSignals } from "~/components/quick-signals";
import { GuardedPage } from "~/components/report-guard";
import { ThreadAside } from "~/components/thread-aside";
import { Banner, PageTitle } from "~/components/ui/page-pieces";
import { ThreadOverview } from "~/components/ui/thread-overview";
import { readThread } from "~/domain/pupil/read-thread.server";
import { offeredSignals } from "~/domain/quick-signal/offered-signals.server";
import { readSaved } from "~/domain/quick-signal/read-saved.server";
import { findMunicipality } from "~/domain/routing/municipalities";
import { isFiltering } from "~/domain/thread/selection";
import { paths } from "~/paths";
import { filterWords } from "~/text/copy-words";
import { dates } from "~/text/dates";
import { languageOf, wordsIn } from "~/text/i18n.server";
import { lastOf } from "~/text/last-of";
import { overviewForScreen } from "~/text/overview-for-screen";
import { othersForScreen } from "~/text/readers-for-screen";
import { shownForScreen } from "~/text/shown-for-screen";
import { titled } from "~/text/titled";
import { threadQuery } from "~/thread-query";
import { askedSelection } from "~/thread-selection.server";

export const meta = titled("pupil");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const language = await languageOf(request);
  const told = new URL(request.url).searchParams;
  return asStaff({ request }, async (ctx) => {
    const asked = await askedSelection(ctx, request, params.pupilId ?? "");
    const { pupil, why, readers, can, lockedBy, ...thread } = await readThread(ctx, {
      pupilId: params.pupilId ?? "",
      place: threadQuery(request),
      selection: asked.selection,
    });
    const saved = await readSaved(ctx, told.get("saved") ?? "");
    return {
      pupil: {
        id: pupil.id,
        name: pupil.name,
        className: pupil.className,
        schoolName: pupil.schoolName,
        protectedIdentity: pupil.protection !== "none",
        municipality: pupil.residenceCode ? (findMunicipality(pupil.residenceCode)?.name ?? null) : null,
      },
      ...shownForScreen(thread, { language, now: ctx.now }),
      overview: overviewForScreen(thread.overview, { language, now: ctx.now }),
      place: thread.place,
      beyond: thread.beyond,
      on: isFiltering(asked.selection),
      shown: {
        filter: asked.filter,
        words: asked.selection.words,
        forgotten: asked.forgotten,
        said: filterWords(wordsIn(language), {
          ...asked.selection,
          authorName: thread.authors.find((a) => a.id === asked.filter.author)?.name ?? null,
        }),
        count: thread.count,
        authors: thread.authors,
      },
      why: {
        ground: why.ground,
        since: why.since ? dates.date(why.since, language) : "",
        until: why.until ? lastOf(why.until, language) : "",
      },
      others: othersForScreen(readers, { me: ctx.actor.accountId, language }),
      mine: readers.some((r) => r.accountId === ctx.actor.accountId && r.inner),
      can,
      press: can.log
        ? {
            gone: told.has("saved") && !saved,
            formKey: randomUUID(),
            signals: await offeredSignals(ctx, language),
            saved,
            undone: told.has("undone"),
          }
        : null,
      lockedBy,
    };
  });
}

export default function Pupil() {
  const { t } = useTranslation("pupil");
  const page = useLoaderData<typeof loader>();
  const { pupil, why, others, can, months, elsewhere, chips, overview, place, on, shown, lockedBy, noticed } =
    page;
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
      {noticed && !noticed.isCalm ? <NoticedPattern pupilId={pupil.id} noticed={noticed} /> : null}
      {page.press ? <PressedSignals pupilId={pupil.id} {...page.press} /> : null}
      {overview && !on ? (
        <ThreadOverview overview={overview} hrefOf={(date) => paths.pupil(pupil.id, { date })} />
      ) : null}
      <div className="two">
        <PupilThread
          pupilId={pupil.id}
          months={months}
          elsewhere={elsewhere}
          place={place}
          on={on}
          shown={shown}
          beyond={page.beyond}
          beside={({ id }) => <EntryChips concernId={id} {...chips[id]} />}
        />
        <ThreadAside
          {...{ why, others, can, matters: page.matters, mine: page.mine, copies: page.copies }}
          pupilId={pupil.id}
          protectedIdentity={pupil.protectedIdentity}
          duty={noticed?.isCalm ? noticed.duty : null}
        />
      </div>
    </GuardedPage>
  );
}
