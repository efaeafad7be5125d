// What the reader has written about pupils whom she does not have. The list does not tell who was found.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { asStaff } from "~/access/guard.server";
import { EmptyState, PageTitle } from "~/components/ui/page-pieces";
import { PriorityWord } from "~/components/ui/priority";
import { listMyNotes } from "~/domain/note/list-my-notes.server";
import { paths } from "~/paths";
import { dates } from "~/text/dates";
import { languageOf } from "~/text/i18n.server";
import { titled } from "~/text/titled";

export const meta = titled("myNotes");
export const handle = { scripts: false };

export async function loader({ request }: LoaderFunctionArgs) {
  const language = await languageOf(request);
  return asStaff({ request }, async (ctx) => ({
    notes: (await listMyNotes(ctx)).map((n) => ({ ...n, createdAt: dates.when(n.createdAt, language) })),
  }));
}

export default function MyNotes() {
  const { t } = useTranslation("note");
  const { notes } = useLoaderData<typeof loader>();
  const leave = (
    <a className="btn" href={paths.leaveNote()}>
      {t("leave.title")}
    </a>
  );
  if (notes.length === 0) {
    return (
      <div className="reading">
        <PageTitle title={t("mine.title")} />
        <EmptyState title={t("mine.emptyTitle")} actions={leave}>
          {t("mine.empty")}
        </EmptyState>
      </div>
    );
  }
  return (
    <div className="reading">
      <PageTitle title={t("mine.title")} under={t("mine.lead")}>
        {leave}
      </PageTitle>
      <ul className="plain">
        {notes.map((n) => (
          <li key={`${n.createdAt} ${n.text}`}>
            <p>{n.text ?? <span className="soft">{t("mine.unreadable")}</span>}</p>
            <div className="row soft">
              {n.priority ? <PriorityWord priority={n.priority} /> : null}
              <span>{n.createdAt}</span>
              {n.concernId ? <a href={paths.concern(n.concernId)}>{t("mine.open")}</a> : null}
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}
