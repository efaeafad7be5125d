// A note that waits with the principal, who reads it and places it on one of the school's pupils, or on one who has left.
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { orRefused } from "~/access/answer.server";
import { asStaff } from "~/access/guard.server";
import { ErrorSummary } from "~/components/ui/error-summary";
import { SelectField } from "~/components/ui/field";
import { Banner, Chip, PageTitle } from "~/components/ui/page-pieces";
import { PriorityWord } from "~/components/ui/priority";
import { SubmitButton } from "~/components/ui/submit-button";
import { placeLooseNote } from "~/domain/note/place-loose-note.server";
import { readLooseNote } from "~/domain/note/read-loose-note.server";
import { field, readForm } from "~/form-data";
import { paths } from "~/paths";
import { dates } from "~/text/dates";
import { languageOf } from "~/text/i18n.server";
import { titled } from "~/text/titled";

export const meta = titled("looseNote");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const language = await languageOf(request);
  const show = new URL(request.url).searchParams.get("show") ?? "";
  const ofLeft = show.startsWith("left");
  const withProtected = show === "all" || show === "left-all";
  return asStaff({ request }, async (ctx) => {
    const note = await readLooseNote(ctx, { noteId: params.noteId ?? "", withProtected, ofLeft });
    return {
      ...note,
      ofLeft,
      createdAt: dates.when(note.createdAt, language),
      occurredAt: dates.when(note.occurredAt, language),
    };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await readForm(request);
  const pupilId = field(form, "pupilId");
  return asStaff({ request }, (ctx) =>
    orRefused({ pupilId }, async () => {
      const { concernId, hasLeft } = await placeLooseNote(ctx, { noteId: params.noteId ?? "", pupilId });
      // Whoever has left is nobody's: the note cannot be opened, but somebody can be let in to see to it.
      return redirect(hasLeft ? paths.pupilAccess(pupilId, { placed: "1" }) : paths.concern(concernId));
    }),
  );
}

export default function LooseNote() {
  const { t } = useTranslation("note");
  const { t: tc } = useTranslation("concern");
  const note = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <div className="reading stack">
      <PageTitle
        title={t("waiting.title")}
        under={t("waiting.under", { name: note.authorName, when: note.createdAt })}
      />
      <ErrorSummary errors={refused?.errors} />
      <Banner tone="note">{t("waiting.why")}</Banner>
      <section className="card stack">
        <dl className="facts">
          <dt>{t("waiting.about")}</dt>
          <dd>{note.about}</dd>
          <dt>{t("waiting.occurred")}</dt>
          <dd>{note.occurredAt}</dd>
        </dl>
        <p>{note.text}</p>
        <div className="row">
          <PriorityWord priority={note.priority} />
          {note.category !== "other" ? <Chip>{tc(`category.${note.category}`)}</Chip> : null}
        </div>
      </section>
      <form method="post" className="card stack">
        <SelectField
          name="pupilId"
          label={t("waiting.pupil")}
          help={t(note.ofLeft ? "waiting.afterLeft" : "waiting.after", { name: note.authorName })}
          error={refused?.errors.pupilId}
          defaultValue={refused?.values.pupilId ?? ""}
          required
        >
          <option value="">{t("waiting.choose")}</option>
          {note.groups.map((g) => (
            <optgroup
              key={g.name ?? ""}
              label={note.ofLeft ? t("waiting.left", { year: g.name }) : (g.name ?? t("waiting.noClass"))}
            >
              {g.pupils.map((p) => (
                <option key={p.id} value={p.id}>
                  {p.name}
                </option>
              ))}
            </optgroup>
          ))}
        </SelectField>
        {note.hidden > 0 ? (
          <p className="soft">
            {t("waiting.hidden", { count: note.hidden })}{" "}
            <a href={note.ofLeft ? "?show=left-all" : "?show=all"}>{t("waiting.showHidden")}</a>
          </p>
        ) : null}
        <p className="soft">
          {note.ofLeft ? (
            <a href="?">{t("waiting.showHere")}</a>
          ) : (
            <>
              {t("waiting.hasLeft")} <a href="?show=left">{t("waiting.showLeft")}</a>
            </>
          )}
        </p>
        <div className="row">
          <SubmitButton>{t("waiting.place")}</SubmitButton>
        </div>
      </form>
    </div>
  );
}
