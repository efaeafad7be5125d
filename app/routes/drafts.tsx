// One's own half-written notes: whom each is about and how it begins, where the writer still has the pupil and it is not
// protected, and until when it is kept.
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { asStaff } from "~/access/guard.server";
import { Banner, EmptyState, PageTitle } from "~/components/ui/page-pieces";
import { draftKinds, keptDays } from "~/domain/draft/draft-content";
import { dropDraft } from "~/domain/draft/keep-draft.server";
import { listDrafts } from "~/domain/draft/read-drafts.server";
import { field, readForm } from "~/form-data";
import { paths } from "~/paths";
import { dates } from "~/text/dates";
import { languageOf } from "~/text/i18n.server";
import { titled } from "~/text/titled";

export const meta = titled("drafts");
export const handle = { scripts: false };

export async function loader({ request }: LoaderFunctionArgs) {
  const language = await languageOf(request);
  const query = new URL(request.url).searchParams;
  const told = query.has("dropped") ? "dropped" : query.has("kept") ? "keptNow" : null;
  return asStaff({ request }, async (ctx) => ({
    told,
    drafts: (await listDrafts(ctx)).map(({ updatedAt, goneAt, ...d }) => ({
      ...d,
      written: dates.when(updatedAt, language),
      gone: dates.date(goneAt, language),
    })),
  }));
}

export async function action({ request }: ActionFunctionArgs) {
  const form = await readForm(request);
  return asStaff({ request }, async (ctx) => {
    const kind = draftKinds.find((k) => k === field(form, "kind")) ?? "concern";
    await dropDraft(ctx, { kind, id: field(form, "draft") });
    return redirect(paths.drafts({ dropped: "1" }));
  });
}

type Shown = ReturnType<typeof useLoaderData<typeof loader>>["drafts"][number];

export default function Drafts() {
  const { t } = useTranslation("draft");
  const { drafts, told } = useLoaderData<typeof loader>();
  return (
    <div className="reading">
      <PageTitle title={t("title")} under={t("lead", { days: keptDays })} />
      {told ? <Banner tone="done" title={t(told)} /> : null}
      {drafts.length === 0 ? (
        <EmptyState title={t("emptyTitle")} actions={<a href={paths.home()}>{t("write")}</a>}>
          {t("empty")}
        </EmptyState>
      ) : (
        <ul className="plain">
          {drafts.map((d) => (
            <li key={`${d.kind} ${d.id}`} className="row row-apart">
              <div>
                <p>
                  <About {...d} />
                </p>
                {d.words ? <p className="break-words">{d.words}</p> : null}
                <p className="soft">
                  {d.files > 0 && d.about !== "lost" ? `${t("files", { count: d.files })} ` : null}
                  {t("kept", { written: d.written, gone: d.gone })}
                </p>
              </div>
              <div className="row row-kept">
                {d.about === "lost" && d.id === "" ? null : (
                  <a className="btn btn-quiet" href={hrefOf(d)}>
                    {t(d.about === "lost" ? "lost.read" : "open")}
                    <span className="sr-only"> {d.written}</span>
                  </a>
                )}
                <form method="post">
                  <input type="hidden" name="kind" value={d.kind} />
                  <input type="hidden" name="draft" value={d.id} />
                  <button className="textbutton" type="submit">
                    {t("drop")}
                    <span className="sr-only"> {d.written}</span>
                  </button>
                </form>
              </div>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function hrefOf({ kind, id, about }: Shown): string {
  if (kind === "left_note") return paths.leaveNote({ draft: id });
  return about === "lost" ? paths.lostDraft(id) : paths.home({ show: "draft", draft: id });
}

function About({ kind, about }: Shown) {
  const { t } = useTranslation("draft");
  if (typeof about !== "string") return <b>{[about.name, about.className].filter(Boolean).join(", ")}</b>;
  return <b>{kind === "left_note" ? t("about.leftNote") : t(`about.${about}`)}</b>;
}
