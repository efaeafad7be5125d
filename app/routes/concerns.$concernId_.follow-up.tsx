// Who sees to a note, by when, what has happened, and what the reader can do about it.
import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { orRefused } from "~/access/answer.server";
import type { StaffCtx } from "~/access/context.server";
import { asStaff } from "~/access/guard.server";
import { FollowUpForms } from "~/components/follow-up-forms";
import { FollowUpHistory } from "~/components/follow-up-history";
import { FollowUpState } from "~/components/follow-up-state";
import { GuardedPage } from "~/components/report-guard";
import { ErrorSummary } from "~/components/ui/error-summary";
import { Banner, Chip, PageTitle } from "~/components/ui/page-pieces";
import { PriorityWord } from "~/components/ui/priority";
import {
  acceptFollowUp,
  declineFollowUp,
  takeBackFollowUp,
  takeFollowUp,
} from "~/domain/follow-up/answer-follow-up.server";
import { beginFollowUp } from "~/domain/follow-up/begin-follow-up.server";
import { closeFollowUp, reopenFollowUp, setFollowUpDate } from "~/domain/follow-up/close-follow-up.server";
import { bringToStudentHealth, passOnFollowUp } from "~/domain/follow-up/pass-on-follow-up.server";
import { readFollowUp } from "~/domain/follow-up/read-follow-up.server";
import { field, typed } from "~/form-data";
import { paths } from "~/paths";
import { followUpForScreen } from "~/text/follow-up-for-screen";
import { languageOf } from "~/text/i18n.server";
import { titled } from "~/text/titled";

export const meta = titled("followUp");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const language = await languageOf(request);
  return asStaff({ request }, async (ctx) => ({
    key: randomUUID(),
    ...followUpForScreen(await readFollowUp(ctx, { concernId: params.concernId ?? "" }), language),
  }));
}

const names = ["to", "word", "declineWord", "note", "dueOn"] as const;

type Use = (ctx: StaffCtx, form: FormData, at: { concernId: string }) => Promise<void>;

const formOf = (form: FormData, { concernId }: { concernId: string }) => ({
  concernId,
  version: Number(field(form, "version")) || 0,
  idempotencyKey: field(form, "key") || randomUUID(),
});

const uses: Record<string, Use> = {
  begin: (ctx, _form, at) => beginFollowUp(ctx, at),
  accept: (ctx, form, at) => acceptFollowUp(ctx, formOf(form, at)),
  decline: (ctx, form, at) => declineFollowUp(ctx, { ...formOf(form, at), word: field(form, "declineWord") }),
  "take-back": (ctx, form, at) => takeBackFollowUp(ctx, formOf(form, at)),
  take: (ctx, form, at) => takeFollowUp(ctx, formOf(form, at)),
  close: (ctx, form, at) => closeFollowUp(ctx, { ...formOf(form, at), note: field(form, "note") }),
  reopen: (ctx, form, at) => reopenFollowUp(ctx, formOf(form, at)),
  date: (ctx, form, at) => setFollowUpDate(ctx, { ...formOf(form, at), dueOn: field(form, "dueOn") }),
  pass: (ctx, form, at) =>
    passOnFollowUp(ctx, { ...formOf(form, at), to: field(form, "to"), word: field(form, "word") }),
  bring: (ctx, form, at) => bringToStudentHealth(ctx, { ...formOf(form, at), word: field(form, "word") }),
};

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await request.formData();
  const concernId = params.concernId ?? "";
  return asStaff({ request }, (ctx) =>
    orRefused(typed(form, names), async () => {
      const use = uses[field(form, "do")];
      if (!use) throw new Response(null, { status: 404 });
      await use(ctx, form, { concernId });
      return redirect(paths.followUp(concernId));
    }),
  );
}

export default function FollowUp() {
  const { t } = useTranslation("follow-up");
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { concern, followUp } = page;
  return (
    <GuardedPage lockedBy={concern.lockedBy}>
      <div className="reading">
        <PageTitle
          title={t("title")}
          over={concern.pupil ? <a href={paths.pupil(concern.pupil.id)}>{concern.pupil.name}</a> : null}
        />
        <ErrorSummary errors={refused?.errors} />
        {concern.text === null ? (
          <Banner>{t("page.withdrawn")}</Banner>
        ) : (
          <article className="card">
            <p className="note">{concern.text}</p>
            <div className="row soft">
              <PriorityWord priority={concern.priority} />
              <span>{concern.authorName}</span>
              <span>{concern.occurredAt}</span>
              {concern.inner ? <Inner /> : null}
              <a href={paths.concern(concern.id)}>{t("page.back")}</a>
            </div>
          </article>
        )}
        {followUp ? <FollowUpState followUp={followUp} /> : null}
        <FollowUpForms
          formKey={page.key}
          followUp={followUp}
          canBegin={page.canBegin}
          errors={refused?.errors ?? {}}
          values={refused?.values ?? {}}
        />
        <FollowUpHistory steps={page.history} />
        {concern.pupil ? (
          <p className="soft mt-6 no-print">
            {t("page.report")}{" "}
            <a href={paths.newReport({ pupil: concern.pupil.id })}>{t("page.reportLink")}</a>
          </p>
        ) : null}
      </div>
    </GuardedPage>
  );
}

function Inner() {
  const { t } = useTranslation("concern");
  return <Chip>{t("entry.innerCircle")}</Chip>;
}
