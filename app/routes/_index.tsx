// The first page: the composer and one's pupils by class. Social services, and an administrator who works at no school,
// are sent on to their own first page.

import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import {
  type ClientActionFunctionArgs,
  type ShouldRevalidateFunctionArgs,
  useActionData,
  useLoaderData,
} from "@remix-run/react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { isStudentHealthSomewhere } from "~/access/actor";
import { orRefused } from "~/access/answer.server";
import type { StaffCtx } from "~/access/context.server";
import { asAnyone, asStaff } from "~/access/guard.server";
import { keepDraftOfLostSession } from "~/access/lost-session.server";
import { NotVisible } from "~/access/not-visible";
import { isPlainForm } from "~/access/sent-too-late.server";
import { Composer } from "~/components/composer";
import { PupilGroups } from "~/components/pupil-groups";
import { SavedSignal, TakenBack } from "~/components/quick-signals";
import { SideNotes, TodoLine } from "~/components/side-notes";
import { Banner } from "~/components/ui/page-pieces";

import { limitsInWords } from "~/domain/attachment/finish-upload.server";
import { readyUploads } from "~/domain/attachment/ready-uploads.server";
import { packMarks, readMarks, unpackMarks } from "~/domain/body-map/marks";

import { countTodo } from "~/domain/concern/list-todo.server";
import { logConcern } from "~/domain/concern/log-concern.server";
import { countConsultations } from "~/domain/consultation/answer-consultation.server";
import { draftBecameNote } from "~/domain/draft/became-note.server";
import { contentOf, type DraftContent, draftId, linesOf } from "~/domain/draft/draft-content";
import { dropDraft, keepOwnDraft } from "~/domain/draft/keep-draft.server";
import { readDraft, waitingDrafts } from "~/domain/draft/read-drafts.server";
import { countWaitingHandovers } from "~/domain/handover/list-handovers.server";
import { listPupils } from "~/domain/pupil/list-pupils.server";
import { composerFor } from "~/domain/pupil/read-composer.server";
import { resolveOthers, resolvePupil } from "~/domain/pupil/resolve-pupil";

import { logSignal } from "~/domain/quick-signal/log-signal.server";
import { offeredSignals, pressedSignal } from "~/domain/quick-signal/offered-signals.server";
import { readSaved, type SavedNote } from "~/domain/quick-signal/read-saved.server";
import { Refusal, refuse } from "~/domain/refusal";
import { readThrough } from "~/domain/writing-aid/read-through";
import { field, fields, pressed, typed } from "~/form-data";
import { answerTooLate, readTooLate } from "~/form-too-late.server";
import { formWithFiles } from "~/form-with-files.server";
import { paths } from "~/paths";
import { sectionsOf } from "~/shown-account";
import { dates } from "~/text/dates";
import { languageOf } from "~/text/i18n.server";
import { titled } from "~/text/titled";
import { notReached, orUnreached, signedOut } from "~/unreached-answer";

export const meta = titled("home");

export async function loader({ request }: LoaderFunctionArgs) {
  await asAnyone({ request }, async ({ actor }) => {
    if (actor.kind !== "social") return;
    throw redirect(actor.roles.includes("reception") ? paths.reception() : paths.statistics());
  });
  return asStaff({ request }, async (ctx) => {
    const doors = sectionsOf(ctx.actor);
    if (doors.includes("roster") && !doors.includes("pupils")) throw redirect(paths.roster());
    const query = new URL(request.url).searchParams;
    const language = await languageOf(request);
    const pupils = await listPupils(ctx, {
      withState: query.get("show") === "state",
      withProtected: query.get("show") === "all",
    });
    const saved = await readSaved(ctx, query.get("saved") ?? "");
    const asked = query.get("show") === "draft";
    const draft = asked ? await readDraft(ctx, { kind: "concern", id: query.get("draft") }) : null;
    const content = draft?.state === "open" ? draft.content : null;
    const chosen = await chosenPupil(ctx, query.get("pupil"), content);
    const ready = content ? await readyUploads(ctx, linesOf(content.uploads)) : [];
    return {
      idempotencyKey: randomUUID(),
      draftId: draft?.state === "open" ? draft.id : randomUUID(),
      writer: ctx.actor.accountId,
      pupils,
      todo: await countTodo(ctx),
      handovers: await countWaitingHandovers(ctx),
      showing: query.get("show"),
      saved,
      savedOthers: Number(/^\d{1,2}$/.exec(query.get("others") ?? "")?.[0] ?? 0),
      // Taken back since: a form sent again, or an address kept.
      gone: query.has("saved") && !saved,
      undone: query.has("undone"),
      signals: await offeredSignals(ctx, language),
      chosen: chosen && {
        ...chosen,
        earlier: chosen.earlier.map((e) => ({ ...e, occurredAt: dates.day(e.occurredAt, language) })),
      },
      draft: content && { ...content, files: ready.length > 0 ? JSON.stringify(ready) : "" },
      pressed: content?.pressed ? await pressedSignal(ctx, content.pressed, language) : null,
      draftState: draft?.state ?? null,
      // How many, and no content: a class may see the page.
      drafts: asked ? [] : await waitingDrafts(ctx),
      studentHealth: isStudentHealthSomewhere(ctx.actor),
      asked: isStudentHealthSomewhere(ctx.actor) ? await countConsultations(ctx) : null,
      fileLimits: limitsInWords(ctx),
    };
  });
}

/** Whose contacts and earlier notes are shown from the beginning: whom the address names, or the draft is on. */
async function chosenPupil(ctx: StaffCtx, named: string | null, draft: DraftContent | null) {
  if (named) return composerFor(ctx, { pupilId: named });
  if (!draft?.pupilId || draft.pupil === "") return null;
  return composerFor(ctx, { pupilId: draft.pupilId }).catch((fault) => {
    // Hers to open, and no longer to write of: it is said when the note is saved.
    if (fault instanceof NotVisible) return null;
    throw fault;
  });
}

/** A refused note goes on under a key of its own; one that did not reach the server under the same, and asks for nothing. */
export const shouldRevalidate = ({ actionStatus, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) =>
  actionStatus === 422 ||
  (actionStatus !== notReached && actionStatus !== signedOut && defaultShouldRevalidate);

const typedNames = [
  "pupil",
  "pupilId",
  "text",
  "priority",
  "category",
  "circle",
  "date",
  "time",
  "linkTo",
  "linkKind",
] as const;

export async function action({ request, context }: ActionFunctionArgs) {
  let entered = false;
  try {
    return await asStaff({ request }, (ctx) => {
      entered = true;
      return save(ctx, { request, context });
    });
  } catch (thrown) {
    if (entered) throw thrown;
    return tooLate({ request, context }, thrown);
  }
}

type Sent = Pick<ActionFunctionArgs, "request" | "context">;

/** The session has ended: what was typed becomes a draft, and files are passed over; else it waits on its page. */
async function tooLate(sent: Sent, thrown: unknown) {
  const late = await readTooLate(sent);
  if (!late) throw thrown;
  const { form } = late;
  const draft = draftId(field(form, "draft"));
  const [values, writer] = [valuesOf(form), field(form, "writer")];
  if (await keepDraftOfLostSession(sent.request, { kind: "concern", draft, values, writer }))
    throw redirect(paths.signIn({ next: paths.home({ show: "draft", draft }) }));
  // A small form of the page's own: it waits as every other does.
  if (isPlainForm(sent.request)) throw thrown;
  return answerTooLate(sent, { form, writer: writer || late.writer }, values);
}

const valuesOf = (form: FormData): Record<string, string> => ({
  ...typed(form, typedNames),
  also: fields(form, "also").join("\n"),
  tell: fields(form, "tell").join("\n"),
  uploads: fields(form, "uploads").join("\n"),
  pressed: field(form, "signal") || field(form, "pressed"),
  marks: packMarks(readMarks((name) => field(form, name))),
});

/** Sent where the server does not answer: the note stays on the page, to be sent again under the same key. */
export async function clientAction({ request, serverAction }: ClientActionFunctionArgs) {
  const form = await request.clone().formData();
  return orUnreached(valuesOf(form), request.signal, () => serverAction<typeof action>());
}

async function save(ctx: StaffCtx, sent: Sent) {
  const { form, uploads, shown, errors } = await formWithFiles(sent, ctx);
  // Files that have come need not be chosen again where the form is shown again.
  const values: Record<string, string> = {
    ...valuesOf(form),
    uploads: uploads.join("\n"),
    files: await shown(),
  };
  const writer = field(form, "writer");
  const draft = draftId(field(form, "draft"));
  return orRefused(values, async () => {
    const what = pressed(form, ["", "drop-draft", "read-through", "keep-draft"]);
    if (what === "drop-draft") {
      await dropDraft(ctx, { kind: "concern", id: draft });
      return redirect(paths.home());
    }
    if (what === "read-through") return readThrough(values);
    // Written as another of her accounts, in a page left open: its pupils and its secrecy are not this one's.
    if (writer !== "" && writer !== ctx.actor.accountId) refuse("form", "other_account");
    if (what === "keep-draft") {
      const kept = await keepOwnDraft(ctx, { id: draft, content: contentOf.concern.parse(values) });
      if (!kept) refuse("form", "draft:state.full");
      if (errors) throw new Refusal(errors);
      return redirect(paths.drafts({ kept: "1" }));
    }
    if (errors) throw new Refusal(errors);
    const { groups } = await listPupils(ctx, { withState: false, withProtected: true });
    const known = groups.flatMap((g) => g.pupils);
    const pupilId = values.pupilId || resolvePupil(values.pupil ?? "", known);
    const note = {
      pupilId,
      form: {
        text: values.text ?? "",
        priority: values.priority ?? "",
        category: values.category ?? "",
        circle: values.circle ?? "",
        date: values.date ?? "",
        time: values.time ?? "",
      },
      files: uploads,
      linkTo: values.linkTo ?? "",
      linkKind: values.linkKind,
      also: resolveOthers(fields(form, "also"), known),
      tell: fields(form, "tell"),
      marks: unpackMarks(values.marks ?? ""),
      idempotencyKey: field(form, "key") || randomUUID(),
    };
    const signal = field(form, "signal");
    const { concernId, others } = signal
      ? await logSignal(ctx, { ...note, signal })
      : await logConcern(ctx, note);
    await draftBecameNote(ctx, { kind: "concern", id: draft, text: note.form.text });
    return redirect(paths.home({ saved: concernId, others: others > 0 ? String(others) : "" }));
  });
}

export default function Home() {
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <div className="two">
      <div>
        <TodoLine todo={page.todo} handovers={page.handovers} />
        {page.saved ? (
          <Saved key={page.saved.concernId} saved={page.saved} others={page.savedOthers} />
        ) : null}
        {page.undone || page.gone ? <TakenBack gone={page.gone} /> : null}
        {/* A new one after each note: what was saved must not stand on the screen, nor be saved twice. */}
        <Composer
          key={page.saved?.concernId ?? ""}
          {...page}
          beginsAt={page.saved || page.undone || page.showing ? null : page.chosen ? "text" : "pupil"}
          refused={refused ?? null}
        />
        <PupilGroups {...page.pupils} showing={page.showing} />
      </div>
      <SideNotes todo={page.todo} handovers={page.handovers} asked={page.asked} />
    </div>
  );
}

/** Takes the focus, which stood on the form that is gone. */
function Saved({ saved, others }: { saved: SavedNote; others: number }) {
  const { t } = useTranslation("concern");
  const { t: tl } = useTranslation("links");
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} tabIndex={-1}>
      {saved.signal ? (
        <SavedSignal saved={saved} from="home" />
      ) : (
        <Banner tone="done" title={others > 0 ? tl("compose.saved", { count: others }) : t("compose.saved")}>
          <a href={paths.concern(saved.concernId)}>{t("compose.open")}</a>
        </Banner>
      )}
    </div>
  );
}
