// What waits for the actor: notices, her own reports that have not been sent (SoL 19:1: at once), and what she is to see
// to or is asked to, by status and date. Never a search for persons by category. On the first page it is a number; opening it is logged. A notice that
// leads to what the actor may no longer read or do is not shown and not counted; a protected identity has no name here.
import { concernFacts } from "~/access/concern-facts.server";
import { actorRef, type StaffCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { planFacts } from "~/access/plan-facts.server";
import { can } from "~/access/policy";
import { pupilFacts } from "~/access/pupil-facts.server";
import { reportFacts } from "~/access/report-facts.server";
import { signFacts } from "~/access/sign-facts.server";
import { record } from "~/audit/record.server";
import { findConsultation } from "~db/consultation.server";
import { findHandover, handoverPupils } from "~db/handover.server";
import { findTransfer } from "~db/history.server";
import { findLooseNote, looseNotesWaiting } from "~db/loose-note.server";
import { unreadNotices } from "~db/notice.server";
import { findPupil } from "~db/pupil.server";
import { draftsBy } from "~db/report.server";
import { civilDate } from "../calendar/stockholm";
import { followUpsSince, listFollowUps } from "../follow-up/own-follow-ups.server";
import { visiblePupils } from "../handover/visible-pupils";
import { rests } from "../history/rests";
import { listMatters, mattersSince } from "../matter/own-matters.server";

const principalUnits = (ctx: StaffCtx) =>
  ctx.actor.duties.flatMap((d) => (d.role === "principal" && d.schoolUnitId ? [d.schoolUnitId] : []));

const aboutReports: readonly string[] = [
  ...["route_to_confirm", "report_event", "signature_asked"],
  ...["report_left", "report_comment", "report_review"],
];

/** Notices that still lead somewhere: of those about a pupil or a note, the ones that the actor may read. */
async function standingNotices(ctx: StaffCtx) {
  const notices = await unreadNotices(ctx.db.read, ctx.actor.accountId);
  const leads = await Promise.all(
    notices.map(async (n) => {
      try {
        return await leadsSomewhere(ctx, n);
      } catch (error) {
        if (error instanceof NotVisible) return false;
        throw error;
      }
    }),
  );
  return notices.filter((_, i) => leads[i]);
}

type Notice = Awaited<ReturnType<typeof unreadNotices>>[number];

/** Whether the actor may now what the notice was sent for; also NotVisible where it leads to nothing any longer. */
async function leadsSomewhere(ctx: StaffCtx, n: Notice): Promise<boolean> {
  switch (n.kind) {
    case "concern_told":
      return can(ctx.actor, "concern.read", (await concernFacts(ctx, n.subjectId)).facts).allow;
    case "temporary_access":
      return can(ctx.actor, "pupil.read", (await pupilFacts(ctx, n.subjectId)).facts).allow;
    case "access_narrowed":
      return can(ctx.actor, "access.grant", (await pupilFacts(ctx, n.subjectId)).pupil).allow;
    case "route_to_confirm":
    case "report_event":
      return can(ctx.actor, "report.know", (await reportFacts(ctx, n.subjectId)).facts).allow;
    case "report_left":
    case "report_comment":
    case "report_review": {
      const { report, facts } = await reportFacts(ctx, n.subjectId);
      return report.status === "draft" && can(ctx.actor, "report.work", facts).allow;
    }
    case "signature_asked":
      return can(ctx.actor, "report.sign", (await signFacts(ctx, n.subjectId)).facts).allow;
    case "plan_to_sign":
    case "plan_link_not_mailed":
      return can(ctx.actor, "plan.sign", (await planFacts(ctx, n.subjectId)).facts).allow;
    // Told to an author of what is gone: it says no more than that.
    case "report_discarded":
      return true;
    case "file_refused":
      return can(ctx.actor, "concern.read", (await concernFacts(ctx, n.subjectId)).facts).allow;
    case "pupil_file_refused":
      return can(ctx.actor, "pupil.read", (await pupilFacts(ctx, n.subjectId)).facts).allow;
    case "loose_note": {
      const note = await findLooseNote(ctx.db.read, n.subjectId);
      return note !== null && can(ctx.actor, "loose-note.place", note).allow;
    }
    case "history_asked": {
      const asked = await findTransfer(ctx.db.read, n.subjectId);
      if (asked?.status !== "asked") return false;
      const to = await findPupil(ctx.db.read, asked.toPupilId);
      if (!to || rests(asked, to, civilDate(ctx.now))) return false;
      const at = { authorityId: asked.fromAuthorityId, schoolUnitId: asked.fromUnitId };
      return can(ctx.actor, "history.decide", at).allow;
    }
    case "history_answered":
      return can(ctx.actor, "history.ask", (await pupilFacts(ctx, n.subjectId)).facts).allow;
    case "consultation": {
      const asked = await findConsultation(ctx.db.read, n.subjectId);
      return asked !== null && can(ctx.actor, "consultation.answer", asked).allow;
    }
    // That somebody was given access, told to the mentor: leads to the pupil, while she has it.
    case "access_told":
      return can(ctx.actor, "pupil.read", (await pupilFacts(ctx, n.subjectId)).facts).allow;
    case "handover_reminder":
    case "handover_proposed":
    case "handover_declined":
    case "handover": {
      const row = await findHandover(ctx.db.read, n.subjectId);
      const all = row ? await handoverPupils(ctx.db.read, row.id) : [];
      return row !== null && visiblePupils(ctx, "handover.read", row, all).schoolUnitId !== null;
    }
  }
}

/** Notes that wait for the actor as a principal and of which no notice tells already. */
async function looseWithoutNotice(ctx: StaffCtx, notices: { subjectId: string }[]) {
  const told = new Set(notices.map((n) => n.subjectId));
  return (await looseNotesWaiting(ctx.db.read, principalUnits(ctx))).filter((n) => !told.has(n.id));
}

/** What is hers to do now: not what is coming, nor what waits for others. */
export async function countTodo(ctx: StaffCtx): Promise<number> {
  return (await todoSince(ctx)).length;
}

/** When each thing that waits began to, and nothing of what it is. */
export async function todoSince(ctx: StaffCtx): Promise<Date[]> {
  const notices = await standingNotices(ctx);
  const loose = await looseWithoutNotice(ctx, notices);
  const drafts = await draftsBy(ctx.db.read, ctx.actor.accountId);
  const told = [...notices, ...loose, ...drafts].map((each) => each.createdAt);
  return [...told, ...(await followUpsSince(ctx)), ...(await mattersSince(ctx))];
}

export async function listTodo(ctx: StaffCtx) {
  const notices = await standingNotices(ctx);
  const { items, team } = await listFollowUps(ctx);
  const matters = await listMatters(ctx);
  const loose = await looseWithoutNotice(ctx, notices);
  const drafts = await draftsBy(ctx.db.read, ctx.actor.accountId);
  await ctx.db.write((tx) =>
    record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground: "own_pupils",
      event: {
        kind: "todo.listed",
        concernIds: items.map((i) => i.concernId),
        matterIds: matters.map((m) => m.matterId),
      },
    }),
  );
  return {
    notices: notices.map((n) => ({
      id: n.id,
      kind: n.kind,
      subjectId: n.subjectId,
      createdAt: n.createdAt,
      fromName: n.fromName,
      // Nor is a child named beside the word report: it is secret also from who stands beside.
      pupilName:
        n.givenName && n.protection === "none" && !aboutReports.includes(n.kind)
          ? `${n.givenName} ${n.familyName}`
          : null,
    })),
    followUps: items,
    matters,
    team,
    // Without a name: a report is secret also from who stands beside.
    drafts: drafts.map(({ id, createdAt, acute }) => ({ id, createdAt, acute })),
    loose: loose.map((n) => ({ id: n.id, createdAt: n.createdAt, authorName: n.authorName })),
  };
}
