// A whole thread, or the selection of it, to print: without menu and window, with its count and who took it out. From here
// it is fetched as a PDF too, all of it or what is ticked.
import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { asStaff } from "~/access/guard.server";
import { PrintButton } from "~/components/print-button";
import { GuardedPage } from "~/components/report-guard";
import { ThreadView } from "~/components/thread-view";
import { Banner, EmptyState, PageTitle } from "~/components/ui/page-pieces";
import { SubmitButton } from "~/components/ui/submit-button";
import { copyThread } from "~/domain/thread/copy-thread.server";
import { tellsOfReport } from "~/domain/thread/moments";
import { isFiltering } from "~/domain/thread/selection";
import { pupilWords } from "~/domain/thread/thread-document";
import { inTurns } from "~/in-turns.server";
import { paths } from "~/paths";
import { filterWords } from "~/text/copy-words";
import { dates } from "~/text/dates";
import { languageOf, wordsIn } from "~/text/i18n.server";
import { inPacks, packed, unpackedMonths } from "~/text/packed-months";
import { elsewhereForScreen, itemForScreen } from "~/text/thread-for-screen";
import { titled } from "~/text/titled";
import { askedSelection } from "~/thread-selection.server";

export const meta = titled("threadPrint");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const language = await languageOf(request);
  const pupilId = params.pupilId ?? "";
  return asStaff({ request }, async (ctx) => {
    const { selection, filter, forgotten } = await askedSelection(ctx, request, pupilId);
    // Never the whole thread where a part of it was asked for: its page says that the words are gone.
    if (forgotten) throw redirect(paths.pupil(pupilId, { ...filter, words: "forgotten" }));
    const copy = await copyThread(ctx, { pupilId, selection, picked: [], as: "print" });
    return {
      pupilId: copy.pupil.id,
      name: copy.pupil.name,
      under: pupilWords({ ...copy.pupil, name: "" }),
      protectedIdentity: copy.pupil.protectedIdentity,
      lockedBy: copy.lockedBy,
      number: copy.number,
      takenBy: copy.takenBy,
      takenAt: dates.when(copy.takenAt, language),
      mark: wordsIn(language)(`thread:copy.mark.${copy.legalProfile}`),
      count: copy.count,
      on: isFiltering(selection),
      said: filterWords(wordsIn(language), { ...selection, authorName: copy.authorName }),
      filter,
      reports: copy.items.some(tellsOfReport),
      packs: await inTurns(inPacks(await inTurns(copy.items, itemForScreen(language))), packed),
      elsewhere: elsewhereForScreen(copy.elsewhere, language),
      beyond: copy.beyond,
    };
  });
}

export default function ThreadPrint() {
  const { t } = useTranslation("thread");
  const page = useLoaderData<typeof loader>();
  const { pupilId, count } = page;
  const months = useMemo(() => unpackedMonths(page.packs), [page.packs]);
  return (
    <GuardedPage lockedBy={page.lockedBy}>
      <div className="reading">
        <PageTitle
          title={page.name}
          over={
            <a className="no-print" href={paths.pupil(pupilId, page.filter)}>
              {t("copy.back")}
            </a>
          }
          under={page.under}
        />
        {page.protectedIdentity ? <Banner>{t("copy.protected")}</Banner> : null}
        <p>
          <b>{t("filter.count", { count: count.copied, of: count.all })}</b>{" "}
          {count.events > 0 ? `${t("filter.events", { count: count.events })} ` : null}
          {page.said} {count.unsearched > 0 ? t("filter.unsearched", { count: count.unsearched }) : null}
        </p>
        <p className="soft mb-4">
          {t("copy.number", { number: page.number })},{" "}
          {t("copy.takenOutBy", { name: page.takenBy, at: page.takenAt })}. {page.mark}.{" "}
          {page.reports ? t("copy.reports") : null} {t("copy.isCopy")}
        </p>
        <Ways {...page} />
        {page.on && months.length === 0 ? (
          <EmptyState title={t("filter.noneTitle")}>{t("filter.none")}</EmptyState>
        ) : (
          <ThreadView
            months={months}
            still
            elsewhere={page.elsewhere}
            beyond={page.beyond}
            placeOf={(id) => paths.pupilAt(pupilId, id)}
            beside={(item) =>
              item.kind === "entry" ? (
                <label className="pick no-print">
                  <input
                    type="checkbox"
                    name="pick"
                    value={item.id}
                    form="copy-pdf"
                    aria-label={t("copy.pickLabel", { day: item.day })}
                  />{" "}
                  {t("copy.pick")}
                </label>
              ) : null
            }
          />
        )}
      </div>
    </GuardedPage>
  );
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>;

function Ways({ pupilId, filter, lockedBy }: Pick<Page, "pupilId" | "filter" | "lockedBy">) {
  const { t } = useTranslation("thread");
  return (
    <form
      id="copy-pdf"
      method="post"
      action={paths.pupilPdf(pupilId, filter)}
      className="no-print stack copy-ways"
    >
      <p className="soft">
        {t("copy.recorded")} {t("copy.pdfPicked")}
      </p>
      <div className="row">
        {lockedBy ? null : <PrintButton how={t("copy.printHow")}>{t("copy.print")}</PrintButton>}
        <SubmitButton look="quiet">{t("copy.pdf")}</SubmitButton>
      </div>
    </form>
  );
}
