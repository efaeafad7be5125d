// What waits for the actor: notices, her own reports that have not been sent (SoL 19:1: at once), and open concerns about pupils she teaches, mentors or answers for, by status and
// date. Never a search for persons by category. On the first page it is a number; opening it is logged. A notice that
// leads to what the actor may no longer read or do is not shown and not counted; a protected identity has no name here.
import { concernFacts } from "~/access/concern-facts.server";
import { actorRef, type StaffCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { planFacts } from "~/access/plan-facts.server";
import { can, concernScope } from "~/access/policy";
import { pupilFacts } from "~/access/pupil-facts.server";
import { reportFacts } from "~/access/report-facts.server";
import { signFacts } from "~/access/sign-facts.server";
import { record } from "~/audit/record.server";
import { openConcerns } from "~db/concern.server";
import { findConsultation } from "~db/consultation.server";
import { grantsByPupil } from "~db/grant.server";
import { findHandover, handoverPupils } from "~db/handover.server";
import { findLooseNote, looseNotesWaiting } from "~db/loose-note.server";
import { unreadNotices } from "~db/notice.server";
import { pupilsByClass } from "~db/pupil.server";
import { draftsBy } from "~db/report.server";
import { civilDate } from "../calendar/stockholm";
import { visiblePupils } from "../handover/visible-pupils";

/** Open concerns within scope whose owner the actor plausibly is: she wrote it, or it needs doing now. */
async function ownOpenConcerns(ctx: StaffCtx) {
  const grants = await grantsByPupil(ctx.db.read, ctx.actor.accountId, ctx.now);
  const open = await openConcerns(ctx.db.read, [...grants.keys()]);
  return open.filter((c) => {
    const { authorityId } = ctx.actor;
    const { schoolUnitId } = c;
    const facts = { authorityId, schoolUnitId, grants: grants.get(c.pupilId) ?? [], now: ctx.now };
    const scope = concernScope(ctx.actor, facts);
    if (!scope || (c.authorId !== scope.ownId && !scope.circles.includes(c.circle))) return false;
    return c.authorId === ctx.actor.accountId || facts.grants.some((g) => g.ground === "mentor");
  });
}

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
    case "consultation": {
      const asked = await findConsultation(ctx.db.read, n.subjectId);
      return asked !== null && can(ctx.actor, "consultation.answer", asked).allow;
    }
    // That somebody was given access, told to the mentor: leads to the pupil, while she has it.
    case "access_told":
      return can(ctx.actor, "pupil.read", (await pupilFacts(ctx, n.subjectId)).facts).allow;
    case "handover_reminder":
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

export async function countTodo(ctx: StaffCtx): Promise<number> {
  return (await todoSince(ctx)).length;
}

/** When each thing that waits began to, and nothing of what it is. */
export async function todoSince(ctx: StaffCtx): Promise<Date[]> {
  const notices = await standingNotices(ctx);
  const loose = await looseWithoutNotice(ctx, notices);
  const drafts = await draftsBy(ctx.db.read, ctx.actor.accountId);
  const concerns = (await ownOpenConcerns(ctx)).map((c) => c.occurredAt);
  return [...[...notices, ...loose, ...drafts].map((each) => each.createdAt), ...concerns];
}

export async function listTodo(ctx: StaffCtx) {
  const notices = await standingNotices(ctx);
  const open = await ownOpenConcerns(ctx);
  const pupils = await pupilsByClass(
    ctx.db.read,
    [...new Set(open.map((c) => c.pupilId))],
    civilDate(ctx.now),
  );
  const named = pupils.filter((p) => p.protection === "none");
  const nameOf = new Map(named.map((p) => [p.id, `${p.givenName} ${p.familyName}`]));
  const loose = await looseWithoutNotice(ctx, notices);
  const drafts = await draftsBy(ctx.db.read, ctx.actor.accountId);
  await ctx.db.write((tx) =>
    record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground: "own_pupils",
      event: { kind: "todo.listed", concernIds: open.map((c) => c.id) },
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
    open: open.map((c) => ({
      id: c.id,
      priority: c.priority,
      category: c.category,
      occurredAt: c.occurredAt,
      mine: c.authorId === ctx.actor.accountId,
      pupilName: nameOf.get(c.pupilId) ?? null,
    })),
    // Without a name: a report is secret also from who stands beside.
    drafts: drafts.map(({ id, createdAt, acute }) => ({ id, createdAt, acute })),
    loose: loose.map((n) => ({ id: n.id, createdAt: n.createdAt, authorName: n.authorName })),
  };
}
