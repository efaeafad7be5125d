// What happens after a report. Those who wrote or signed it, and student health who work with it (policy "report.work"), see the
// steps with this report's own dates, the ledger of its delivery, whom to phone and the municipality's own words; the
// decision is told only to those who reported, where feedback was asked for (SoL 19:6). Who may only know of the report
// ("report.know": the principal) is told that it exists, and of the municipality alone while asked to confirm it. Shows
// nothing of the content. Logged. Source: OSL 40:7 g.
import { actorRef, type StaffCtx } from "~/access/context.server";
import { can, concernScope } from "~/access/policy";
import { type ReportFacts, reportFacts } from "~/access/report-facts.server";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import { alarmsAbout } from "~db/alarm.server";
import { concernsWithin } from "~db/concern.server";
import { deliveriesOf, ledgerOf } from "~db/delivery.server";
import { markRead } from "~db/notice.server";
import { fieldsOfReport, hasSignedReport } from "~db/report.server";
import { findDocument, receiverContact } from "~db/report-document.server";
import { unitSentTo } from "~db/sent-unit.server";
import { whoMayKnow } from "../access-grant/who-may-read.server";
import { civilDate } from "../calendar/stockholm";
import { isAskedWhatWasDone, notable } from "../delivery/carry-rules";
import { isAtRest } from "../delivery/status";
import { branchesOf, nudgeOf } from "../next-steps/feedback";
import { reminderDays } from "../next-steps/reminders";
import { nextSteps } from "../next-steps/steps";
import { timelineOf } from "../next-steps/timeline";
import { findMunicipality } from "../routing/municipalities";
import { hasTurnedEighteen } from "./age";
import { leftOutKind } from "./attachment-list";
import { guardOfReport, requireOpen } from "./guard-of-report.server";
import { feedbackRemindedKind, knownToReporter, outcomeKind } from "./known-to-reporter";
import { routeReasonPlace } from "./places";
import { openFields } from "./sealed-fields";
import { isSecondPerson } from "./second-person";
import { listedBeside } from "./sent-attachments.server";
import { siblingReports } from "./sibling-reports.server";

/** `asCalendar`: for a file that leaves the house, which the guard on what a guardian could meet may lock. */
export async function followReport(ctx: StaffCtx, input: { reportId: string; asCalendar?: boolean }) {
  const { report, pupil, facts } = await reportFacts(ctx, input.reportId);
  const hasSigned = await hasSignedReport(ctx.db.read, report.id, ctx.actor.accountId);
  const ground = requireGround(ctx.actor, "report.know", { ...facts, hasSigned });
  if (input.asCalendar) await requireOpen(ctx, report, "calendar");
  const work = can(ctx.actor, "report.work", facts).allow;
  const confirmRoute = report.routeConfirmation === "asked" && isSecondPerson(report, ctx.actor.accountId);
  const follow = work || hasSigned;
  const followed = follow ? await following(ctx, { report, pupil, facts, hasSigned, work }) : existenceAlone;
  await ctx.db.write(async (tx) => {
    await record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: { kind: "report.read", pupilId: report.pupilId, reportId: report.id },
    });
    await markRead(tx, { accountId: ctx.actor.accountId, subjectId: report.id, now: ctx.now });
  });
  return {
    id: report.id,
    reference: report.reference,
    status: report.status,
    pupil: {
      id: report.pupilId,
      name: pupil?.protection === "none" ? `${pupil.givenName} ${pupil.familyName}` : null,
    },
    ...followed,
    siblings: await siblingReports(ctx, report),
    /** Null for whoever knows that it exists and no more: not even who wrote it. */
    knownBy: follow ? await whoMayKnow(ctx, report, facts) : null,
    guard: await guardOfReport(ctx, report),
    receiver: report.receiverCode && (follow || confirmRoute) ? findMunicipality(report.receiverCode) : null,
    routeConfirmation: report.routeConfirmation,
    can: { ...followed.can, work, follow, confirmRoute },
  };
}

type Following = Awaited<ReturnType<typeof following>>;

const existenceAlone: Following = {
  sentAt: null,
  steps: [],
  timeline: { milestones: [], reached: 0 },
  ledger: [],
  receipt: null,
  digest: null,
  state: null,
  carry: null,
  attachments: [],
  phone: null,
  outOfHoursPhone: null,
  ownWords: "",
  route: null,
  feedback: null,
  reminderDays: [],
  newSince: 0,
  can: { askFeedback: false, remind: false, reportAgain: false },
};

interface Follower extends ReportFacts {
  hasSigned: boolean;
  work: boolean;
}

async function following(ctx: StaffCtx, { report, pupil, facts, hasSigned, work }: Follower) {
  const { now } = ctx;
  // Whoever wrote it or put her name to it has reported.
  const isReporter = facts.isAuthor || hasSigned;
  const full = await ledgerOf(ctx.db.read, report.id);
  const delivery = (await deliveriesOf(ctx.db.read, report.id)).at(-1);
  const rows = (await fieldsOfReport(ctx.db.read, report.id)).filter((r) => r.field === "feedback");
  // Feedback is the reporter's: who works with a report that others made is not told the outcome.
  const askedInForm = isReporter && (await openFields(ctx.vault, report.id, rows)).get("feedback") === "yes";
  const ledger = isReporter ? full : full.filter((e) => !e.kind.startsWith("feedback_"));
  const carry = delivery && work ? await carrying(ctx, delivery) : null;
  const inTool = delivery?.channel === "own_reception";
  // A reception in the tool tells of itself; what stands as an alarm is trouble all the same, and so is what rests short
  // of its receiver when somebody has answered the alarm.
  const resting = delivery !== undefined && isAtRest(delivery.state);
  const standing = resting || (carry?.alarms.length ?? 0) > 0;
  const alarmed = carry && !inTool ? standing : standing || null;
  const known = knownToReporter(report, ledger, { askedInForm, alarmed, now });
  const steps = nextSteps(known, now);
  const contact = report.receiverCode
    ? await receiverContact(ctx.db.read, report.receiverCode, report.receiverUnit)
    : null;
  const nudge = isReporter ? nudgeOf(known, now) : null;
  const remindedAt = ledger.findLast((e) => e.kind === feedbackRemindedKind)?.at ?? null;
  const remindedToday = remindedAt !== null && civilDate(remindedAt) === civilDate(now);
  return {
    sentAt: report.sentAt,
    steps,
    timeline: timelineOf(steps, now),
    ledger: known.feedbackRequestedAt ? ledger : ledger.filter((e) => e.kind !== outcomeKind),
    receipt: full.find((e) => e.kind === "stored")?.detail ?? null,
    digest: delivery?.digest ?? null,
    state: delivery?.state ?? null,
    carry,
    // The files are opened by those who work with the report; a signer has read what she signed.
    attachments: delivery && work ? await attachmentsBeside(ctx, delivery, full) : [],
    phone: contact?.phone ?? null,
    outOfHoursPhone: contact?.outOfHoursPhone ?? null,
    ownWords: contact?.wordsToReporters ?? "",
    route: await routeOf(ctx, report, delivery?.unit ?? ""),
    feedback: isReporter
      ? {
          requestedAt: known.feedbackRequestedAt,
          told: known.feedback !== null,
          branches: branchesOf(known),
          nudge,
          remindedAt,
        }
      : null,
    reminderDays: reminderDays(steps, now),
    newSince: await writtenSince(ctx, { report, facts }),
    can: {
      askFeedback: facts.isAuthor && inTool && known.feedbackRequestedAt === null,
      remind:
        facts.isAuthor && inTool && (nudge === "remind" || nudge === "remind_asked_later") && !remindedToday,
      reportAgain:
        report.status === "sent" &&
        pupil !== null &&
        !hasTurnedEighteen(pupil.birthDate, now) &&
        can(ctx.actor, "report.start", facts).allow,
    },
  };
}

/** How its receiver was settled, with the reason of whoever chose otherwise. Null before there is one. */
async function routeOf(ctx: StaffCtx, report: ReportFacts["report"], unit: string) {
  if (!report.receiverCode || !report.routeDecision) return null;
  const { owner, place } = routeReasonPlace(report.id);
  const sealed = report.sealedRouteReason;
  return {
    decision: report.routeDecision,
    unit,
    reason: sealed ? await ctx.vault.openText(owner, place, sealed) : "",
  };
}

/** What a person does about the delivery: by which channel, what may be noted, and what stands as an alarm. */
async function carrying(ctx: StaffCtx, delivery: Awaited<ReturnType<typeof deliveriesOf>>[number]) {
  const { id, channel, state, code } = delivery;
  const unit = await unitSentTo(ctx.db.read, delivery);
  const alarms = (await alarmsAbout(ctx.db.read, [id])).filter((a) => a.side === "school").map((a) => a.kind);
  // No machine got it there, or it is there no longer: then every other way that the register knows is shown.
  const anyWay = isAtRest(state) || alarms.includes("reconcile_not_received");
  return {
    channel,
    code,
    notable: isAskedWhatWasDone({ channel, state }, alarms.length) ? notable(state, channel, alarms) : [],
    alarms,
    eServiceUrl: channel === "e_service" || anyWay ? (unit?.eServiceUrl ?? "") : "",
    address: channel === "letter" || anyWay ? (unit?.address ?? "") : "",
    asksFor: unit?.asksFor ?? "",
  };
}

/** The files beside the sent document, with whether the message had no room for them: then a person brings them. */
async function attachmentsBeside(
  ctx: StaffCtx,
  { documentId }: { documentId: string },
  ledger: { kind: string; detail: string | null }[],
) {
  const document = await findDocument(ctx.db.read, documentId);
  if (!document) return [];
  const said = ledger.findLast((e) => e.kind === leftOutKind)?.detail ?? "";
  const leftOut = new Set(said.split(", "));
  return (await listedBeside(ctx, document)).map(({ id, label, mediaType, size }, at) => ({
    id,
    label,
    mediaType,
    size,
    leftOut: leftOut.has(`${at + 1}`),
  }));
}

/** How many notes that the reader may read have come since. */
async function writtenSince(
  ctx: StaffCtx,
  { report, facts }: Pick<ReportFacts, "report" | "facts">,
): Promise<number> {
  const { pupilId, sentAt: since } = report;
  const scope = concernScope(ctx.actor, facts);
  if (!pupilId || !since || !scope) return 0;
  const notes = await concernsWithin(ctx.db.read, pupilId, scope);
  return notes.filter((n) => n.status === "active" && n.createdAt > since).length;
}
