// What waits for the reader, opened on purpose: on the first page it is only a number.
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { orRefused } from "~/access/answer.server";
import { asStaff } from "~/access/guard.server";
import { mailsDigest } from "~/access/mails-digest.server";
import { AcuteMark } from "~/components/acute-mark";
import { AlarmsBanner } from "~/components/alarms-banner";
import { MailChoice } from "~/components/mail-choice";
import { Chip, EmptyState, PageTitle } from "~/components/ui/page-pieces";
import { PriorityWord } from "~/components/ui/priority";
import { countStanding } from "~/domain/alarm/list-alarms.server";
import { listTodo } from "~/domain/concern/list-todo.server";
import { chooseDigest, ownDigest } from "~/domain/next-steps/choose-digest.server";
import { field } from "~/form-data";
import { paths } from "~/paths";
import { dates } from "~/text/dates";
import { languageOf } from "~/text/i18n.server";
import { titled } from "~/text/titled";

export const meta = titled("todo");

export async function loader({ request }: LoaderFunctionArgs) {
  const language = await languageOf(request);
  return asStaff({ request }, async (ctx) => {
    const { notices, open, loose, drafts } = await listTodo(ctx);
    const saved = new URL(request.url).searchParams.get("mail") === "saved";
    return {
      alarms: await countStanding(ctx),
      mail: (await mailsDigest()) ? { ...(await ownDigest(ctx)), saved } : null,
      notices: notices.map((n) => ({ ...n, createdAt: dates.day(n.createdAt, language) })),
      open: open.map((c) => ({ ...c, occurredAt: dates.day(c.occurredAt, language) })),
      drafts: drafts.map((d) => ({ ...d, createdAt: dates.day(d.createdAt, language) })),
      loose: loose.map((n) => ({ ...n, createdAt: dates.day(n.createdAt, language) })),
    };
  });
}

export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData();
  const choice = field(form, "mailDigest");
  return asStaff({ request }, (ctx) =>
    orRefused({}, async () => {
      await chooseDigest(ctx, { choice });
      return redirect(`${paths.todo({ mail: "saved" })}#mail`);
    }),
  );
}

const leadsTo: Record<string, (id: string) => string> = {
  concern_told: paths.concern,
  loose_note: paths.looseNote,
  handover: paths.handover,
  temporary_access: paths.pupil,
  access_narrowed: paths.pupilAccess,
  route_to_confirm: paths.reportNext,
  report_event: paths.reportNext,
  report_discarded: () => paths.reports(),
  signature_asked: (id) => paths.reportSign(id),
  report_left: (id) => paths.report(id),
  report_comment: (id) => paths.report(id),
  report_review: (id) => paths.report(id),
  consultation: paths.consultation,
  handover_reminder: paths.handover,
  handover_declined: paths.handover,
  access_told: paths.pupil,
  plan_to_sign: (id) => paths.planSign(id),
  file_refused: paths.concern,
  pupil_file_refused: paths.pupilNewFile,
};

export default function Todo() {
  const { t } = useTranslation("todo");
  const { t: tc } = useTranslation("concern");
  const { notices, open, loose, drafts, alarms, mail } = useLoaderData<typeof loader>();
  const errors = useActionData<typeof action>()?.errors ?? {};
  const choice = mail ? <MailChoice {...mail} errors={errors} /> : null;
  if (notices.length + open.length + loose.length + drafts.length + alarms === 0) {
    return (
      <div className="reading">
        <PageTitle title={t("title")} />
        <EmptyState title={t("emptyTitle")}>{t("empty")}</EmptyState>
        {choice}
      </div>
    );
  }
  return (
    <div className="reading">
      <PageTitle title={t("title")} />
      <AlarmsBanner count={alarms} to={paths.alarms()} />
      {drafts.length > 0 ? (
        <section>
          <h2>{t("drafts")}</h2>
          <p className="soft">{t("draftsLead")}</p>
          <ul className="plain">
            {drafts.map((d) => (
              <li key={d.id}>
                <a href={paths.report(d.id)}>{t("draft", { date: d.createdAt })}</a>{" "}
                {d.acute ? <AcuteMark /> : null}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {notices.length + loose.length > 0 ? (
        <section>
          <h2>{t("told")}</h2>
          <ul className="plain">
            {notices.map((n) => (
              <li key={n.id}>
                <a href={leadsTo[n.kind]?.(n.subjectId) ?? paths.home()}>
                  {t(`notice.${n.kind}`, { from: n.fromName ?? "" })}
                </a>
                <span className="soft"> · {[n.pupilName, n.createdAt].filter(Boolean).join(" · ")}</span>
              </li>
            ))}
            {loose.map((n) => (
              <li key={n.id}>
                <a href={paths.looseNote(n.id)}>{t("notice.loose_note", { from: n.authorName })}</a>
                <span className="soft"> · {n.createdAt}</span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {open.length > 0 ? (
        <section>
          <h2>{t("open")}</h2>
          <ul className="plain">
            {open.map((c) => (
              <li key={c.id} className="row">
                <PriorityWord priority={c.priority} />
                <a href={paths.concern(c.id)}>{c.pupilName ?? t("protected")}</a>
                {c.category !== "other" ? <Chip>{tc(`category.${c.category}`)}</Chip> : null}
                <span className="soft">{c.occurredAt}</span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {choice}
    </div>
  );
}
