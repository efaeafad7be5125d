// The figures on reports to one's own municipality: groups, never a person. Works without a script.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { asSocial } from "~/access/guard.server";
import { Ages } from "~/components/statistics-ages";
import { Bars, Count, Share } from "~/components/statistics-figure";
import { Months } from "~/components/statistics-months";
import { BigNumber, EmptyState, PageTitle } from "~/components/ui/page-pieces";
import { findMunicipality } from "~/domain/routing/municipalities";
import { shareOf, smallestShown } from "~/domain/statistics/figures";
import { readStatistics } from "~/domain/statistics/read-statistics.server";
import { paths } from "~/paths";
import { dates } from "~/text/dates";
import { languageOf } from "~/text/i18n.server";
import { titled } from "~/text/titled";

export const meta = titled("statistics");
export const handle = { scripts: false };

export async function loader({ request }: LoaderFunctionArgs) {
  const language = await languageOf(request);
  const year = new URL(request.url).searchParams.get("year") ?? "";
  return asSocial({ request }, async (ctx) => {
    const read = await readStatistics(ctx, { year });
    return {
      ...read,
      place: findMunicipality(read.municipalityCode)?.name ?? "",
      monthNames: Array.from({ length: 12 }, (_, month) => dates.shortMonth(month, language)),
      smallest: smallestShown,
    };
  });
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>;

export default function Statistics() {
  const { t } = useTranslation("statistics");
  const page = useLoaderData<typeof loader>();
  const { figures, year } = page;
  return (
    <>
      <PageTitle title={t("titleYear", { year })} under={t("under", { place: page.place, lead: t("lead") })}>
        <Years {...page} />
      </PageTitle>
      {figures ? (
        <>
          <Numbers {...page} figures={figures} />
          <Charts {...page} figures={figures} />
          <p className="soft reading mt-8">
            <b>{t("hidden")}</b> {t("hiddenMeaning")}. {t("hiddenWhy", { limit: page.smallest })}
          </p>
          <p className="mt-4">
            <a href={paths.statisticsCsv({ year: String(year) })}>{t("csv")}</a>
          </p>
        </>
      ) : (
        <EmptyState title={page.empty ? t("empty") : t("tooFew", { year })}>
          {page.empty ? null : t("hiddenWhy", { limit: page.smallest })}
        </EmptyState>
      )}
    </>
  );
}

function Years({ years, year }: Page) {
  const { t } = useTranslation("statistics");
  return (
    <nav aria-label={t("years")} className="row">
      {years.map((one) => (
        <a
          key={one}
          href={paths.statistics({ year: String(one) })}
          aria-current={one === year ? "page" : undefined}
          className="inline-flex min-h-11 items-center rounded-full bg-hush px-4 py-1 text-ink no-underline hover:bg-act-soft aria-[current]:bg-act-soft aria-[current]:font-semibold"
        >
          {one}
        </a>
      ))}
    </nav>
  );
}

type Shown = Page & { figures: NonNullable<Page["figures"]> };

const countOf = (figures: readonly { value: string; reports: number | null }[], value: string) =>
  figures.find((one) => one.value === value)?.reports ?? null;

function Numbers({ figures, lastYear, months, monthNames }: Shown) {
  const { t } = useTranslation("statistics");
  const { total, outcome, wayIn } = figures;
  // What was forwarded is decided, and counted, by the municipality that it went to.
  const waiting = [countOf(outcome, "pending"), countOf(outcome, "forwarded")];
  const decided =
    total === null || waiting.includes(null)
      ? null
      : waiting.reduce<number>((left, n) => left - (n ?? 0), total);
  // Where hardly anything waits, how many are decided would give the few away: then the share is of all, as in the table.
  const whole = decided ?? total;
  const ofWhole = t(decided === null ? "big.ofAll" : "big.ofDecided");
  const before = lastYear?.figures?.total;
  const soFar = t("soFar", { month: monthNames[months - 1] });
  return (
    <div className="four">
      <BigNumber
        value={<Count value={total} />}
        label={t("big.reports")}
        under={
          before ? t("big.lastYear", { number: before, year: lastYear?.year }) : months < 12 ? soFar : null
        }
      />
      <BigNumber
        value={<Share value={shareOf(countOf(outcome, "opened"), whole)} />}
        label={t("big.opened")}
        under={ofWhole}
      />
      <BigNumber
        value={<Share value={shareOf(countOf(outcome, "already_under_way"), whole)} />}
        label={t("big.underWay")}
        under={ofWhole}
      />
      <BigNumber
        value={<Share value={shareOf(countOf(wayIn, "tool"), total)} />}
        label={t("big.byTool")}
        under={t("big.coverage")}
      />
    </div>
  );
}

function Charts({ figures, lastYear, year, months, monthNames }: Shown) {
  const { t } = useTranslation("statistics");
  const { total } = figures;
  const shared = (list: readonly { value: string; reports: number | null }[], whole = total) =>
    list.map((one) => ({ ...one, share: shareOf(one.reports, whole) }));
  const opened = countOf(figures.outcome, "opened");
  const before = lastYear?.figures ? { year: lastYear.year, values: lastYear.figures.month } : null;
  return (
    <div className="stack">
      <Months year={year} names={monthNames} values={figures.month} begun={months} lastYear={before} />
      <Ages ages={figures.ageGroup} outcomes={figures.outcome} total={total} />
      <Bars dimension="outcome" figures={shared(figures.outcome)} total={total} />
      {figures.ending ? (
        <Bars
          dimension="ending"
          figures={shared(figures.ending, opened)}
          total={opened}
          note={t("endingsNote")}
        />
      ) : (
        <section className="border-t border-line pt-6">
          <h2>{t("dimensions.ending")}</h2>
          <p className="soft">{t("endingsHidden")}</p>
        </section>
      )}
      <Bars
        dimension="category"
        figures={shared(figures.category)}
        total={total}
        note={t("categoriesNote")}
      />
      <Bars dimension="sex" figures={shared(figures.sex)} total={total} />
      <Bars dimension="reporterKind" figures={shared(figures.reporterKind)} total={total} />
      <Bars dimension="wayIn" figures={shared(figures.wayIn)} total={total} onlyIfAny={["other"]} />
    </div>
  );
}
