// Who sees to a note, by when, what has happened, and what the reader can do about it.
import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { orRefused } from "~/access/answer.server";
import { asStaff } from "~/access/guard.server";
import { FollowUpForm, FollowUpForms } from "~/components/follow-up-forms";
import { FollowUpHistory } from "~/components/follow-up-history";
import { FollowUpState } from "~/components/follow-up-state";
import { GuardedPage } from "~/components/report-guard";
import { ToThread } from "~/components/to-thread";
import { ErrorSummary } from "~/components/ui/error-summary";
import { Banner, Chip, PageTitle } from "~/components/ui/page-pieces";
import { PriorityWord } from "~/components/ui/priority";
import { readFollowUp } from "~/domain/follow-up/read-follow-up.server";
import { actOnFollowUp, followUpNames } from "~/follow-up-acts.server";
import { readForm, typed } from "~/form-data";
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

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await readForm(request);
  const concernId = params.concernId ?? "";
  return asStaff({ request }, (ctx) =>
    orRefused(typed(form, followUpNames), async () => {
      await actOnFollowUp(ctx, form, { concernId });
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
        <PageTitle title={t("title")} over={concern.pupil ? <ToThread {...concern.pupil} /> : null} />
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
        <FollowUpForm formKey={page.key} version={followUp?.version ?? 0}>
          <FollowUpForms
            followUp={followUp}
            canBegin={page.canBegin}
            errors={refused?.errors ?? {}}
            values={refused?.values ?? {}}
          />
        </FollowUpForm>
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
