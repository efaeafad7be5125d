// One note: its text, earlier wordings, attachments, and what its author can do with it.
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { orRefused } from "~/access/answer.server";
import { asStaff } from "~/access/guard.server";
import { AttachmentList } from "~/components/attachment-list";
import { ConcernVersions } from "~/components/concern-versions";
import { EntryLinks } from "~/components/entry-links";
import { useRemovalQuestion } from "~/components/removal-question";
import { GuardedPage } from "~/components/report-guard";
import { SameOccasion } from "~/components/same-occasion";
import { ToThread } from "~/components/to-thread";
import { ToldOfNote } from "~/components/told-of-note";
import { ConfirmLink } from "~/components/ui/confirm";
import { ErrorSummary } from "~/components/ui/error-summary";
import { Banner, Chip, PageTitle } from "~/components/ui/page-pieces";
import { NoteReaders } from "~/components/who-may-read";
import { deleteAttachment } from "~/domain/concern/delete-attachment.server";
import { looseFromOccasion } from "~/domain/concern/leave-occasion.server";
import { linkConcerns } from "~/domain/concern/link-concerns.server";
import { readConcern } from "~/domain/concern/read-concern.server";
import { tellOfConcern } from "~/domain/concern/tell-of-concern.server";
import { occasionOffers, tieOccasion } from "~/domain/concern/tie-occasion.server";
import { unlinkConcerns } from "~/domain/concern/unlink-concerns.server";
import { field, fields, pressed, readForm, typed } from "~/form-data";
import { paths } from "~/paths";
import { concernForScreen } from "~/text/concern-for-screen";
import { dates } from "~/text/dates";
import { languageOf } from "~/text/i18n.server";
import { titled } from "~/text/titled";

export const meta = titled("concern");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const language = await languageOf(request);
  const concernId = params.concernId ?? "";
  return asStaff({ request }, async (ctx) => {
    const shown = concernForScreen(await readConcern(ctx, { concernId }), {
      language,
      me: ctx.actor.accountId,
    });
    const { offered, mine } = await occasionOffers(ctx, { concernId });
    return {
      ...shown,
      can: { ...shown.can, leaveOccasion: shown.can.leaveOccasion || (mine && shown.occasion.length > 0) },
      tieable: offered.map((o) => ({ ...o, occurredAt: dates.day(o.occurredAt, language) })),
    };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await readForm(request);
  const concernId = params.concernId ?? "";
  return asStaff({ request }, (ctx) =>
    orRefused(typed(form, ["otherId", "linkKind", "tieId"]), async () => {
      const what = pressed(form, ["remove-file", "link", "unlink", "tie-occasion", "tell", "leave-occasion"]);
      if (what === "remove-file") await deleteAttachment(ctx, { attachmentId: field(form, "attachmentId") });
      else if (what === "link")
        await linkConcerns(ctx, {
          concernId,
          otherId: field(form, "otherId"),
          linkKind: field(form, "linkKind"),
        });
      else if (what === "unlink") await unlinkConcerns(ctx, { concernId, linkId: field(form, "linkId") });
      else if (what === "tie-occasion") await tieOccasion(ctx, { concernId, otherId: field(form, "tieId") });
      else if (what === "tell") await tellOfConcern(ctx, { concernId, tell: fields(form, "tell") });
      else await looseFromOccasion(ctx, { concernId });
      return redirect(paths.concern(concernId));
    }),
  );
}

export default function Concern() {
  const { t } = useTranslation("concern");
  const concern = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const question = useRemovalQuestion(concern);
  return (
    <GuardedPage lockedBy={concern.lockedBy}>
      <div className="reading">
        <PageTitle title={t("entry.title")} over={concern.pupil ? <ToThread {...concern.pupil} /> : null} />
        <ErrorSummary errors={refused?.errors} />
        {concern.pupil ? null : <Banner tone="note">{t("entry.noPupil")}</Banner>}
        {concern.status === "withdrawn" ? (
          <Banner title={t("entry.withdrawn", { name: concern.authorName })}>
            {t("entry.withdrawnWhy", { reason: concern.withdrawal ?? "" })}
          </Banner>
        ) : null}
        <ConcernVersions versions={concern.versions} authorName={concern.authorName}>
          {concern.circle === "student_health" ? <Chip>{t("entry.innerCircle")}</Chip> : null}
          {concern.handled ? <Chip>{t("entry.handled")}</Chip> : null}
        </ConcernVersions>
        <div className="row note-acts no-print">
          {concern.can.followUp ? (
            <a className="btn btn-quiet" href={paths.followUp(concern.id)}>
              {t("entry.followUp")}
            </a>
          ) : null}
          {concern.can.correct ? (
            <a className="btn btn-quiet" href={paths.correctConcern(concern.id)}>
              {t("entry.correct")}
            </a>
          ) : null}
          <a className="btn btn-quiet" href={paths.concernDocument(concern.id)}>
            {t("thread:copy.entryPdf")}
          </a>
          {concern.can.withdraw ? (
            <ConfirmLink href={paths.removeConcern(concern.id)} question={question}>
              {t(concern.can.delete ? "entry.remove" : "entry.withdraw")}
            </ConfirmLink>
          ) : null}
        </div>
        <AttachmentList items={concern.attachments} lockedBy={concern.filesLockedBy} />
        <EntryLinks
          {...concern}
          newMatter={
            concern.pupil && concern.linkable
              ? paths.newMatter({ pupil: concern.pupil.id, note: concern.id })
              : null
          }
          refused={refused}
        />
        <SameOccasion
          occasion={concern.occasion}
          mayLeave={concern.can.leaveOccasion}
          tieable={concern.tieable}
          refused={refused}
        />
        <ToldOfNote told={concern.told} mayTell={concern.can.tell} errors={refused?.errors ?? {}} />
        <NoteReaders
          readers={concern.readers}
          ground={concern.ground}
          hasFiles={concern.attachments.length > 0}
        />
      </div>
    </GuardedPage>
  );
}
