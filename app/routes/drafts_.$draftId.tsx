// A draft on a pupil whom its writer has no longer: her own words, to copy, to leave as a note by name, or to throw away.
import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { asStaff } from "~/access/guard.server";
import { NotVisible } from "~/access/not-visible";
import { Banner, PageTitle } from "~/components/ui/page-pieces";
import { PriorityWord } from "~/components/ui/priority";
import { priorities } from "~/domain/concern/rules";
import { ownWords } from "~/domain/draft/as-left-note";
import { draftId } from "~/domain/draft/draft-content";
import { readLostDraft } from "~/domain/draft/read-lost-draft.server";
import { ownSchools } from "~/domain/note/own-schools.server";
import { paths } from "~/paths";
import { dates } from "~/text/dates";
import { languageOf, textsIn } from "~/text/i18n.server";
import { titled } from "~/text/titled";

export const meta = titled("lostDraft");
export const handle = { scripts: false };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const language = await languageOf(request);
  const id = draftId(params.draftId ?? "");
  return asStaff({ request }, async (ctx) => {
    const draft = id === "" ? null : await readLostDraft(ctx, { id });
    if (draft === null) throw new NotVisible();
    if (draft === "open") throw redirect(paths.home({ show: "draft", draft: id }));
    const { content, inner, files } = draft;
    const { t } = textsIn(language);
    return {
      id,
      pupil: content.pupil.trim(),
      words: ownWords(content, (key, given) => t(key, given ?? {})),
      when: [content.date, content.time].filter(Boolean).join(" "),
      priority: priorities.find((p) => p === content.priority) ?? null,
      ...{ inner, files },
      written: dates.when(draft.writtenAt, language),
      gone: dates.date(draft.goneAt, language),
      canLeave: (await ownSchools(ctx)).length > 0,
    };
  });
}

export default function LostDraft() {
  const { t } = useTranslation("draft");
  const draft = useLoaderData<typeof loader>();
  return (
    <div className="reading stack">
      <PageTitle
        title={t("lost.title")}
        over={<a href={paths.drafts()}>{t("title")}</a>}
        under={t("lost.lead")}
      />
      <section className="card stack" aria-labelledby="words">
        <h2 id="words">{t("lost.words")}</h2>
        {draft.pupil || draft.when ? (
          <dl className="facts">
            {draft.pupil ? (
              <>
                <dt>{t("lost.about")}</dt>
                <dd>{draft.pupil}</dd>
              </>
            ) : null}
            {draft.when ? (
              <>
                <dt>{t("lost.when")}</dt>
                <dd>{draft.when}</dd>
              </>
            ) : null}
          </dl>
        ) : null}
        <p className="whitespace-pre-line break-words">{draft.words}</p>
        {draft.priority ? <PriorityWord priority={draft.priority} /> : null}
        <p className="soft">
          {draft.files > 0 ? `${t("lost.files", { count: draft.files })} ` : null}
          {t("kept", draft)}
        </p>
      </section>
      <section className="stack" aria-labelledby="next">
        <h2 id="next">{t("lost.next")}</h2>
        {draft.inner ? <Banner tone="note" title={t("lost.inner")} /> : null}
        {draft.canLeave ? (
          <>
            <p>{t("lost.leaveLead")}</p>
            <p>
              <a className="btn" href={paths.leaveNote({ from: draft.id })}>
                {t("lost.leave")}
              </a>
            </p>
          </>
        ) : null}
        <p>
          {t("note:leave.urgent")} <a href={paths.newReport()}>{t("note:leave.report")}</a>
        </p>
        <form method="post" action={paths.drafts()}>
          <input type="hidden" name="kind" value="concern" />
          <input type="hidden" name="draft" value={draft.id} />
          <button className="textbutton" type="submit">
            {t("lost.drop")}
          </button>
        </form>
      </section>
    </div>
  );
}
