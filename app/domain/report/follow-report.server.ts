// What happens after a report, for those who may know of it (policy "report.know"): the steps with this report's own
// dates, the ledger of its delivery, and whom to phone. The decision is told only where feedback was asked for
// (SoL 19:6). Shows nothing of the content. Logged.
import { actorRef, type StaffCtx } from "~/access/context.server";
import { can } from "~/access/policy";
import { reportFacts } from "~/access/report-facts.server";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import { deliveriesOf, ledgerOf } from "~db/delivery.server";
import { markRead } from "~db/notice.server";
import { fieldsOfReport } from "~db/report.server";
import { receiverContact } from "~db/report-document.server";
import { type KnownToReporter, nextSteps } from "../next-steps/steps";
import { type Outcome, outcomes } from "../reception/status";
import { findMunicipality } from "../routing/municipalities";
import { openFields } from "./sealed-fields";

/** Unopened for so long is trouble that the reporter is told of. */
const unopenedMs = 24 * 3_600_000;
const unopenedAcuteMs = 2 * 3_600_000;
/** Deliveries take seconds: so long without a receipt is trouble. */
const unstoredMs = 10 * 60_000;

export async function followReport(ctx: StaffCtx, input: { reportId: string }) {
  const { report, pupil, facts } = await reportFacts(ctx, input.reportId);
  const ground = requireGround(ctx.actor, "report.know", facts);
  const ledger = await ledgerOf(ctx.db.read, report.id);
  const [delivery] = (await deliveriesOf(ctx.db.read, report.id)).slice(-1);
  const rows = (await fieldsOfReport(ctx.db.read, report.id)).filter((r) => r.field === "feedback");
  // Feedback is the reporter's (SoL 19:6): who may only know of the report is not told the outcome.
  const asked = facts.isAuthor && (await openFields(ctx.vault, report.id, rows)).get("feedback") === "yes";
  const contact = report.receiverCode ? await receiverContact(ctx.db.read, report.receiverCode) : null;
  const known = knownToReporter(report, ledger, { asked, now: ctx.now });
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
    sentAt: report.sentAt,
    steps: nextSteps(known, ctx.now),
    ledger: ledger.filter((e) => asked || e.kind !== "outcome"),
    receipt: ledger.find((e) => e.kind === "stored")?.detail ?? null,
    state: delivery?.state ?? null,
    receiver: report.receiverCode ? findMunicipality(report.receiverCode) : null,
    phone: contact?.phone ?? null,
    outOfHoursPhone: contact?.outOfHoursPhone ?? null,
    routeConfirmation: report.routeConfirmation,
    can: {
      work: can(ctx.actor, "report.work", facts).allow,
      confirmRoute: report.routeConfirmation === "asked" && report.sentBy !== ctx.actor.accountId,
    },
  };
}

type Ledger = Awaited<ReturnType<typeof ledgerOf>>;

function knownToReporter(
  report: { acute: boolean; sentAt: Date | null },
  ledger: Ledger,
  { asked, now }: { asked: boolean; now: Date },
): KnownToReporter {
  const at = (kind: string) => ledger.find((e) => e.kind === kind)?.at ?? null;
  const [storedAt, acknowledgedAt] = [at("stored"), at("acknowledged")];
  const openedAt = at("opened") ?? acknowledgedAt;
  const waited = (since: Date | null, ms: number) => since !== null && now.getTime() - since.getTime() > ms;
  const limit = report.acute ? unopenedAcuteMs : unopenedMs;
  const told = asked ? ledger.findLast((e) => e.kind === "outcome") : undefined;
  const outcome = outcomes.find((o) => o === told?.detail) as Outcome | undefined;
  return {
    acute: report.acute,
    sentAt: report.sentAt,
    deliveryInTrouble: storedAt
      ? openedAt === null && waited(storedAt, limit)
      : ledger.some((e) => e.kind === "failed") || waited(report.sentAt, unstoredMs),
    storedAt,
    openedAt,
    acknowledgedAt,
    feedbackRequestedAt: asked ? report.sentAt : null,
    feedback: told && outcome ? { at: told.at, outcome, decidedAt: told.at } : null,
  };
}
