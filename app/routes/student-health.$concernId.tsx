// One matter of the meeting: the note, what has been decided, the team's own notes apart, and the way to the next one,
// where the keyboard stands from the beginning: a meeting is walked by Enter, Enter.
import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { orRefused } from "~/access/answer.server";
import { asStaff } from "~/access/guard.server";
import { FollowUpForm, FollowUpForms, speaksOf } from "~/components/follow-up-forms";
import { FollowUpHistory } from "~/components/follow-up-history";
import { FollowUpState } from "~/components/follow-up-state";
import { MeetingDecision, MeetingNotes } from "~/components/meeting-forms";
import { GuardedPage } from "~/components/report-guard";
import { ErrorSummary } from "~/components/ui/error-summary";
import { Banner, PageTitle } from "~/components/ui/page-pieces";
import { PriorityWord } from "~/components/ui/priority";
import { addDays, civilDate } from "~/domain/calendar/stockholm";
import { meetingOrder } from "~/domain/follow-up/list-meeting.server";
import { readMeetingItem } from "~/domain/follow-up/read-meeting-item.server";
import type { FieldErrors } from "~/domain/refusal";
import { actOnFollowUp, followUpNames, wordsBeside } from "~/follow-up-acts.server";
import { field, readForm, typed } from "~/form-data";
import { paths } from "~/paths";
import { dates } from "~/text/dates";
import { followUpForScreen } from "~/text/follow-up-for-screen";
import { languageOf } from "~/text/i18n.server";
import { titled } from "~/text/titled";

export const meta = titled("studentHealthItem");

const saved = ["decide", "own-note"] as const;
type Saved = (typeof saved)[number];
const isSaved = (done: string): done is Saved => saved.some((one) => one === done);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const language = await languageOf(request);
  const query = new URL(request.url).searchParams;
  const by = meetingOrder(query.get("by"));
  return asStaff({ request }, async (ctx) => {
    const item = await readMeetingItem(ctx, { concernId: params.concernId ?? "", by });
    return {
      key: randomUUID(),
      by,
      done: saved.find((done) => done === query.get("done")) ?? null,
      inTwoWeeks: addDays(civilDate(ctx.now), 14),
      ...followUpForScreen(item, language),
      ownNotes: item.ownNotes.map((n) => ({ ...n, occurredAt: dates.when(n.occurredAt, language) })),
      place: item.place,
      nextId: item.nextId,
    };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await readForm(request);
  const concernId = params.concernId ?? "";
  const by = meetingOrder(new URL(request.url).searchParams.get("by"));
  return asStaff({ request }, (ctx) =>
    orRefused(typed(form, followUpNames), async () => {
      await actOnFollowUp(ctx, form, { concernId, stays: saved });
      const done = field(form, "do");
      const other = stillTyped(form, done);
      if (other) return { errors: {} as FieldErrors, values: other, done: saved.find((s) => s === done) };
      // What the team no longer has is followed on its own page.
      if (["close", "take", "decline"].includes(done)) return redirect(paths.followUp(concernId));
      return redirect(paths.studentHealthItem(concernId, { by, ...(isSaved(done) ? { done } : {}) }));
    }),
  );
}

/** What was written beside what has now been saved; a date that stood there is the old one after a decision. */
function stillTyped(form: FormData, done: string): Record<string, string> | null {
  if (!isSaved(done) || wordsBeside(form, done).length === 0) return null;
  const own = done === "decide" ? ["decision", "dueOn", "moveOn"] : ["ownNote"];
  return typed(
    form,
    followUpNames.filter((name) => !own.includes(name)),
  );
}

export default function StudentHealthItem() {
  const { t } = useTranslation("student-health");
  const { t: tf } = useTranslation("follow-up");
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { concern, followUp } = page;
  const kept = refused && "done" in refused ? refused : null;
  const done = kept ? kept.done : refused ? null : page.done;
  const decides = followUp?.can.includes("decide") ?? false;
  const shared = { errors: refused?.errors ?? {}, values: refused?.values ?? {} };
  return (
    <GuardedPage lockedBy={concern.lockedBy}>
      <div className="reading">
        <PageTitle
          title={concern.pupil?.name ?? t("title")}
          over={<a href={paths.studentHealth({ by: page.by })}>{t("all")}</a>}
          under={page.place.number > 0 ? t("place", page.place) : null}
        >
          <Next nextId={page.nextId} by={page.by} />
        </PageTitle>
        {done ? (
          <Banner tone="done">
            {t(done === "decide" ? "decision.saved" : "own.saved")} {kept ? t("otherKept") : null}
          </Banner>
        ) : null}
        <ErrorSummary errors={refused?.errors} />
        <article className="card">
          <p className="note">{concern.text ?? tf("page.withdrawn")}</p>
          <div className="row soft">
            <PriorityWord priority={concern.priority} />
            <span>{concern.authorName}</span>
            <span>{concern.occurredAt}</span>
            {concern.pupil ? <a href={paths.pupil(concern.pupil.id)}>{t("thread")}</a> : null}
          </div>
        </article>
        {followUp ? <FollowUpState followUp={followUp} /> : null}
        <FollowUpHistory steps={page.history} />
        <FollowUpForm formKey={page.key} version={followUp?.version ?? 0}>
          {decides ? <MeetingDecision {...shared} dueDate={page.inTwoWeeks} /> : null}
          {followUp?.can.includes("accept") ? (
            <FollowUpForms {...shared} followUp={followUp} canBegin={false} />
          ) : (
            <details
              className="card mt-4 no-print"
              open={speaksOf(shared.errors, shared.values) || undefined}
            >
              <summary>{t("more")}</summary>
              <FollowUpForms {...shared} followUp={followUp} canBegin={false} />
            </details>
          )}
          <MeetingNotes {...shared} notes={page.ownNotes} />
        </FollowUpForm>
      </div>
    </GuardedPage>
  );
}

function Next({ nextId, by }: { nextId: string | null; by: "age" | "date" }) {
  const { t } = useTranslation("student-health");
  return (
    // The keyboard stands here from the beginning: Enter, Enter walks the meeting.
    <a
      className="btn no-print"
      href={nextId ? paths.studentHealthItem(nextId, { by }) : paths.studentHealth({ by })}
      // biome-ignore lint/a11y/noAutofocus: the page is one of a row that is walked by the keyboard
      autoFocus
    >
      {t(nextId ? "next" : "last")}
    </a>
  );
}
