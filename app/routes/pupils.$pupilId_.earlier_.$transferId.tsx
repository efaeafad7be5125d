// What an earlier school has handed over of a pupil, before those who have the pupil now.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { asStaff } from "~/access/guard.server";
import { Banner, Chip, PageTitle } from "~/components/ui/page-pieces";
import { PriorityWord } from "~/components/ui/priority";
import { readHistory } from "~/domain/history/read-history.server";
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
    const { pupil, decidedBy, ground, digest, unaltered, content } = read;
    return {
      pupil,
      decidedBy,
      ground,
      digest,
      unaltered,
      school: content.school,
      date: dates.civil(content.sentOn, language),
      entries: content.entries.map(({ occurredOn, ...entry }) => ({
        ...entry,
        date: dates.civil(occurredOn, language),
      })),
    };
  });
}

export default function History() {
  const { t } = useTranslation("history");
  const { t: tc } = useTranslation("concern");
  const page = useLoaderData<typeof loader>();
  return (
    <div className="reading stack">
      <PageTitle
        title={t("copyTitle", { school: page.school })}
        over={<a href={paths.pupil(page.pupil.id)}>{page.pupil.name}</a>}
        under={t("copyLead", { name: page.decidedBy ?? "", date: page.date })}
      />
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
            {entry.files > 0 ? <p className="soft">{t("files", { count: entry.files })}</p> : null}
          </li>
        ))}
      </ul>
      <p className="soft">
        {page.ground ? t("by", { ground: t(page.ground) }) : null}
        <br />
        {t("digest")}: <span className="break-all">{page.digest}</span>
      </p>
    </div>
  );
}
