// What waits for the reader, opened on purpose: on the first page it is only a number.
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { orRefused } from "~/access/answer.server";
import type { StaffCtx } from "~/access/context.server";
import { asStaff } from "~/access/guard.server";
import { mailsDigest } from "~/access/mails-digest.server";
import { AcuteMark } from "~/components/acute-mark";
import { AlarmsBanner } from "~/components/alarms-banner";
import { CalendarChoice } from "~/components/calendar-choice";
import { FollowUpElsewhere, FollowUpList } from "~/components/follow-up-list";
import { MailChoice } from "~/components/mail-choice";
import { OverdueMeasures } from "~/components/overdue-measures";
import { EmptyState, PageTitle } from "~/components/ui/page-pieces";
import { overdueMeasures } from "~/domain/action-plan/overdue-measures.server";
import { countStanding } from "~/domain/alarm/list-alarms.server";
import { listTodo } from "~/domain/concern/list-todo.server";
import { countOverdue } from "~/domain/follow-up/list-overdue.server";
import { groups } from "~/domain/follow-up/rules";
import {
  calendarSince,
  endCalendarAddress,
  makeCalendarAddress,
} from "~/domain/follow-up-calendar/choose-calendar.server";
import { chooseDigest, ownDigest } from "~/domain/next-steps/choose-digest.server";
import { field, pressed, readForm } from "~/form-data";
import { house } from "~/house.server";
import { paths } from "~/paths";
import { dates } from "~/text/dates";
import { languageOf } from "~/text/i18n.server";
import { titled } from "~/text/titled";

export const meta = titled("todo");

export async function loader({ request }: LoaderFunctionArgs) {
  const language = await languageOf(request);
  return asStaff({ request }, async (ctx) => {
    const { notices, followUps, matters, team, loose, drafts } = await listTodo(ctx);
    const measures = (await overdueMeasures(ctx)).map(({ dueOn, ...m }) => ({
      ...m,
      due: dates.civil(dueOn, language),
    }));
    const query = new URL(request.url).searchParams;
    const since = await calendarSince(ctx);
    return {
      measures,
      alarms: await countStanding(ctx),
      overdue: await countOverdue(ctx),
      mail: (await mailsDigest())
        ? { ...(await ownDigest(ctx)), saved: query.get("mail") === "saved" }
        : null,
      calendar: {
        since: since ? dates.date(since, language) : null,
        ended: query.get("calendar") === "ended",
      },
      team,
      followUps: followUps.map((f) => ({ ...f, dueOn: dates.civil(f.dueOn, language) })),
      matters: matters.map((m) => ({ ...m, dueOn: dates.civil(m.dueOn, language) })),
      notices: notices.map((n) => ({ ...n, createdAt: dates.day(n.createdAt, language) })),
      drafts: drafts.map((d) => ({ ...d, createdAt: dates.day(d.createdAt, language) })),
      loose: loose.map((n) => ({ ...n, createdAt: dates.day(n.createdAt, language) })),
    };
  });
}

export async function action({ request }: ActionFunctionArgs) {
  const form = await readForm(request);
  const choice = field(form, "mailDigest");
  return asStaff({ request }, (ctx) =>
    orRefused({}, async () => {
      const what = pressed(form, ["", "make-calendar", "end-calendar"]);
      if (what === "make-calendar") return { address: await makeAddress(ctx, request) };
      if (what === "end-calendar") {
        await endCalendarAddress(ctx);
        return redirect(`${paths.todo({ calendar: "ended" })}#calendar`);
      }
      await chooseDigest(ctx, { choice });
      return redirect(`${paths.todo({ mail: "saved" })}#mail`);
    }),
  );
}

/** Told in this answer alone, never in an address that is kept. */
async function makeAddress(ctx: StaffCtx, request: Request): Promise<string> {
  const { token } = await makeCalendarAddress(ctx);
  const { publicUrl } = (await house()).env;
  return new URL(paths.calendar(token), publicUrl ?? request.url).href;
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
  history_asked: paths.historyRequest,
  history_answered: paths.earlierSchools,
  handover_reminder: paths.handover,
  handover_proposed: paths.handover,
  handover_declined: paths.handover,
  access_told: paths.pupil,
  plan_to_sign: (id) => paths.planSign(id),
  plan_link_not_mailed: (id) => paths.planSign(id),
  file_refused: paths.concern,
  pupil_file_refused: paths.pupilNewFile,
};

export default function Todo() {
  const { t } = useTranslation("todo");
  const page = useLoaderData<typeof loader>();
  const { notices, loose, drafts, followUps, team, alarms, overdue, mail } = page;
  const answer = useActionData<typeof action>();
  const errors = answer && "errors" in answer ? answer.errors : {};
  const address = answer && "address" in answer ? answer.address : null;
  const nothing =
    notices.length +
      loose.length +
      drafts.length +
      followUps.length +
      page.matters.length +
      team.all +
      overdue +
      alarms +
      page.measures.length ===
    0;
  return (
    <div className="reading">
      <PageTitle title={t("title")} />
      <AlarmsBanner count={alarms} to={paths.alarms()} />
      {nothing ? <EmptyState title={t("emptyTitle")}>{t("empty")}</EmptyState> : null}
      <Drafts drafts={drafts} />
      <Told notices={notices} loose={loose} />
      <OverdueMeasures measures={page.measures} />
      {groups.map((group) => (
        <FollowUpList key={group} group={group} items={followUps} matters={page.matters} />
      ))}
      <FollowUpElsewhere team={team} overdue={overdue} />
      {mail ? <MailChoice {...mail} errors={errors} /> : null}
      <CalendarChoice {...page.calendar} address={address} />
    </div>
  );
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>;

function Drafts({ drafts }: Pick<Page, "drafts">) {
  const { t } = useTranslation("todo");
  if (drafts.length === 0) return null;
  return (
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
  );
}

function Told({ notices, loose }: Pick<Page, "notices" | "loose">) {
  const { t } = useTranslation("todo");
  if (notices.length + loose.length === 0) return null;
  const asked = notices.filter((n) => n.kind === "history_asked");
  // Of a whole class: one line that leads to their list.
  const many = asked.length > 1 ? asked.length : 0;
  const shown = many > 0 ? notices.filter((n) => n.kind !== "history_asked") : notices;
  return (
    <section>
      <h2>{t("told")}</h2>
      <ul className="plain">
        {many > 0 ? (
          <li>
            <a href={paths.historyRequests()}>{t("notice.history_asked_many", { count: many })}</a>
          </li>
        ) : null}
        {shown.map((n) => (
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
  );
}
