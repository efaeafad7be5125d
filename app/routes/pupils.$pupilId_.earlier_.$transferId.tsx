// What an earlier school has handed over of a pupil, before those who have the pupil now.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { asStaff } from "~/access/guard.server";
import { BodyMapShown } from "~/components/body-map";
import { CopiedFiles } from "~/components/history-files";
import { Banner, Chip, PageTitle } from "~/components/ui/page-pieces";
import { PriorityWord } from "~/components/ui/priority";
import { showSize } from "~/documents/words";
import { historyLaw } from "~/domain/history/content";
import { readHistory } from "~/domain/history/read-history.server";
import { cite } from "~/domain/law/citations";
import { paths } from "~/paths";
import { dates } from "~/text/dates";
import { languageOf } from "~/text/i18n.server";
import { titled } from "~/text/titled";

export const meta = titled("history");
export const handle = { scripts: false };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const language = await languageOf(request);
  return asStaff({ request }, async (ctx) => {
    const { pupilId = "", transferId = "" } = params;
    const read = await readHistory(ctx, { pupilId, transferId });
    const { pupil, decidedBy, ground, digest, unaltered, school, filesLockedBy } = read;
    const { notToGuardians } = read;
    const sized = <F extends { size: number }>(file: F) => ({ ...file, size: showSize(file.size, language) });
    return {
      transferId,
      pupil,
      decidedBy,
      ground,
      law: ground && cite(historyLaw[ground], language),
      digest,
      unaltered,
      school,
      filesLockedBy,
      notToGuardians,
      date: dates.civil(read.sentOn, language),
      looseFiles: read.looseFiles.map(sized),
      entries: read.entries.map(({ occurredOn, files, ...entry }) => ({
        ...entry,
        files: files.map(sized),
        date: dates.civil(occurredOn, language),
      })),
    };
  });
}

export default function History() {
  const { t } = useTranslation("history");
  const { t: tc } = useTranslation("concern");
  const page = useLoaderData<typeof loader>();
  const of = { pupilId: page.pupil.id, transferId: page.transferId };
  return (
    <div className={page.notToGuardians ? "reading stack print-locked" : "reading stack"}>
      {page.notToGuardians ? <p className="print-line">{t("report-guard:onPaper")}</p> : null}
      <PageTitle
        title={t("copyTitle", { school: page.school })}
        over={<a href={paths.pupil(page.pupil.id)}>{page.pupil.name}</a>}
        under={t("copyLead", { name: page.decidedBy ?? "", date: page.date })}
      />
      {page.notToGuardians ? (
        <Banner title={t("guarded", { school: page.school })}>
          {t("guardedWhy", { reason: page.notToGuardians })}
        </Banner>
      ) : null}
      {page.unaltered ? null : <Banner>{t("altered")}</Banner>}
      <ul className="plain stack">
        {page.entries.map((entry) => (
          <li key={`${entry.date} ${entry.text}`} className="card">
            <p className="row">
              <PriorityWord priority={entry.priority} />
              {entry.category !== "other" ? <Chip>{tc(`category.${entry.category}`)}</Chip> : null}
              <span className="soft">
                {entry.date} · {entry.authorName}
              </span>
            </p>
            <p className="whitespace-pre-line">{entry.text}</p>
            {entry.marks.length > 0 ? (
              <div className="mt-3">
                <BodyMapShown marks={entry.marks} />
              </div>
            ) : null}
            <CopiedFiles of={of} files={entry.files} lockedBy={page.filesLockedBy} />
            {entry.without > 0 ? <p className="soft">{t("files", { count: entry.without })}</p> : null}
          </li>
        ))}
      </ul>
      {page.looseFiles.length > 0 ? (
        <section className="card">
          <h2>{t("loose")}</h2>
          <CopiedFiles of={of} files={page.looseFiles} lockedBy={page.filesLockedBy} />
        </section>
      ) : null}
      <p className="soft">
        {page.ground ? t("by", { ground: `${t(page.ground)} (${page.law})` }) : null}
        <br />
        {t("digest")}: <span className="break-all">{page.digest}</span>
      </p>
    </div>
  );
}
