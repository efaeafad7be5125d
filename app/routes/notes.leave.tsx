// Leaves a note on any pupil of the school, by full name and class. What comes back is the same whether the pupil was
// found or not.
import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { orRefused } from "~/access/answer.server";
import { asStaff } from "~/access/guard.server";
import { keepDraftOfLostSession } from "~/access/lost-session.server";
import { NotVisible } from "~/access/not-visible";
import { DraftKept } from "~/components/draft-banner";
import { useKeptDraft } from "~/components/kept-draft";
import { PriorityField } from "~/components/ui/choices";
import { CountedText } from "~/components/ui/counted-text";
import { ErrorSummary } from "~/components/ui/error-summary";
import { SelectField, TextField } from "~/components/ui/field";
import { Banner, PageTitle } from "~/components/ui/page-pieces";
import type { ShownPriority } from "~/components/ui/priority";
import { SubmitButton } from "~/components/ui/submit-button";
import { WhenAndWhat } from "~/components/when-and-what";
import { type ReadAnswer, ReadThroughButton, readText, WritingAid } from "~/components/writing-aid";
import { asLeftNote } from "~/domain/draft/as-left-note";
import { draftBecameNote } from "~/domain/draft/became-note.server";
import { draftId, leftNoteContent } from "~/domain/draft/draft-content";
import { dropDraft, keepLeftNote } from "~/domain/draft/keep-draft.server";
import { readDraft } from "~/domain/draft/read-drafts.server";
import { readLostDraft } from "~/domain/draft/read-lost-draft.server";
import { leaveNote } from "~/domain/note/leave-note.server";
import { ownSchools } from "~/domain/note/own-schools.server";
import { refuse } from "~/domain/refusal";
import { readThrough } from "~/domain/writing-aid/read-through";
import { field, pressed, readForm, typed } from "~/form-data";
import { paths } from "~/paths";
import { languageOf, textsIn } from "~/text/i18n.server";
import { titled } from "~/text/titled";

export const meta = titled("leaveNote");

export async function loader({ request }: LoaderFunctionArgs) {
  const language = await languageOf(request);
  const query = new URL(request.url).searchParams;
  const left = query.has("left");
  return asStaff({ request }, async (ctx) => {
    const schools = await ownSchools(ctx);
    if (schools.length === 0) throw new NotVisible();
    const asked = query.get("draft");
    const draft = asked === null ? null : await readDraft(ctx, { kind: "left_note", id: asked });
    const from = draftId(query.get("from") ?? "");
    const found = from === "" ? null : await readLostDraft(ctx, { id: from });
    const lost = found === "open" ? null : found;
    const { t } = textsIn(language);
    return {
      key: randomUUID(),
      schools,
      left,
      writer: ctx.actor.accountId,
      draftId: draft?.id ?? randomUUID(),
      draft:
        draft?.state === "open"
          ? draft.content
          : lost && asLeftNote(lost.content, (key, given) => t(key, given ?? {})),
      /** The draft on a pupil whom she has no longer, that this is made of. */
      from: lost ? from : "",
      inner: lost?.inner ?? false,
    };
  });
}

const names = [
  "fullName",
  "className",
  "schoolUnitId",
  "text",
  "priority",
  "category",
  "date",
  "time",
] as const;

export async function action({ request }: ActionFunctionArgs) {
  const form = await readForm(request);
  const values = typed(form, names);
  const writer = field(form, "writer");
  const draft = draftId(field(form, "draft"));
  const from = draftId(field(form, "from"));
  if (await keepDraftOfLostSession(request, { kind: "left_note", draft, values, writer }))
    throw redirect(paths.signIn({ next: paths.leaveNote({ draft }) }));
  return asStaff({ request }, (ctx) =>
    orRefused({ ...values, from }, async () => {
      const what = pressed(form, ["", "read-through", "keep-draft"]);
      if (what === "read-through") return readThrough(values);
      // Written as another of her accounts, in a page left open.
      if (writer !== "" && writer !== ctx.actor.accountId) refuse("form", "other_account");
      if (what === "keep-draft") {
        const content = leftNoteContent.parse(values);
        if (!(await keepLeftNote(ctx, { id: draft, content }))) refuse("form", "draft:state.full");
        return redirect(paths.drafts({ kept: "1" }));
      }
      await leaveNote(ctx, {
        fullName: field(form, "fullName"),
        className: field(form, "className"),
        schoolUnitId: field(form, "schoolUnitId"),
        form: {
          text: field(form, "text"),
          priority: field(form, "priority"),
          category: field(form, "category"),
          circle: "pupil",
          date: field(form, "date"),
          time: field(form, "time"),
        },
        idempotencyKey: field(form, "key") || randomUUID(),
      });
      await draftBecameNote(ctx, { kind: "left_note", id: draft, text: field(form, "text") });
      if (from !== "") await dropDraft(ctx, { kind: "concern", id: from });
      return redirect(paths.leaveNote({ left: "1" }));
    }),
  );
}

export default function LeaveNote() {
  const { t } = useTranslation("note");
  const { t: td } = useTranslation("draft");
  const { key, schools, left, writer, ...page } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const errors = refused?.errors ?? {};
  const values: Record<string, string> = refused?.values ?? page.draft ?? {};
  const form = useRef<HTMLFormElement>(null);
  const [draftId] = useState(page.draftId);
  const { keep, stop, state } = useKeptDraft(form, "left_note");
  // What was refused is saved nowhere, and nobody need write on before it is kept again.
  useEffect(() => {
    if (refused) keep();
  }, [refused, keep]);
  const [school, ...others] = schools;
  return (
    <div className="reading">
      <PageTitle title={t("leave.title")} under={t("leave.lead")} />
      {left && !refused ? (
        <Banner tone="done" title={t("leave.doneTitle")}>
          {t("leave.done")} <a href={paths.myNotes()}>{t("leave.mine")}</a>
        </Banner>
      ) : null}
      <ErrorSummary errors={errors} />
      {page.inner ? <Banner tone="note" title={td("lost.inner")} /> : null}
      <form
        method="post"
        action={paths.leaveNote()}
        className="card stack"
        ref={form}
        data-kept={state === "kept" || undefined}
        onInput={keep}
        onSubmit={stop}
      >
        <input type="hidden" name="key" value={key} />
        <input type="hidden" name="writer" value={writer} />
        <input type="hidden" name="draft" value={draftId} />
        <input type="hidden" name="from" value={values.from ?? page.from} />
        {others.length > 0 ? (
          <SelectField
            name="schoolUnitId"
            label={t("leave.school")}
            error={errors.schoolUnitId}
            defaultValue={values.schoolUnitId}
          >
            {schools.map((s) => (
              <option key={s.id} value={s.id}>
                {s.name}
              </option>
            ))}
          </SelectField>
        ) : (
          <input type="hidden" name="schoolUnitId" value={school?.id} />
        )}
        <TextField
          name="fullName"
          label={t("leave.fullName")}
          help={t("leave.fullNameHelp")}
          error={errors.fullName}
          defaultValue={values.fullName}
          autoComplete="off"
          required
        />
        <TextField
          name="className"
          label={t("leave.className")}
          help={t("leave.classNameHelp")}
          error={errors.className}
          defaultValue={values.className}
          autoComplete="off"
          required
        />
        <p className="soft">{t("leave.same")}</p>
        <What errors={errors} values={values} refused={refused} />
        <div className="row">
          <SubmitButton>{t("leave.send")}</SubmitButton>
          <ReadThroughButton />
          <DraftKept state={state} draftPath={paths.leaveNote({ draft: draftId })} />
        </div>
      </form>
      <p className="soft compose-other">
        {t("leave.urgent")} <a href={paths.newReport()}>{t("leave.report")}</a>
      </p>
    </div>
  );
}

type Errors = NonNullable<ReturnType<typeof useActionData<typeof action>>>["errors"];

interface WhatProps {
  errors: Errors;
  values: Record<string, string>;
  refused: ReadAnswer | undefined;
}

function What({ errors, values, refused }: WhatProps) {
  const { t } = useTranslation("concern");
  return (
    <>
      <CountedText
        name="text"
        label={t("compose.what")}
        hint={t("compose.hint")}
        error={errors.text}
        defaultValue={values.text}
        required
        rows={4}
      />
      <WritingAid name="text" given={readText(refused)} />
      <PriorityField
        error={errors.priority}
        required
        defaultValue={(values.priority || null) as ShownPriority | null}
      />
      <details className="fold" open={Boolean(errors.date ?? errors.time ?? errors.category) || undefined}>
        <summary>{t("compose.when")}</summary>
        <div className="stack">
          <WhenAndWhat errors={errors} values={values} />
        </div>
      </details>
    </>
  );
}
