// Settles which municipality a report goes to: as the rules propose, or as the reporter chooses. Policy "report.work".
// Choosing otherwise than the rules asks for a reason; where the rules propose nothing (protected identity, nothing
// known) the choice is enough. A second person is asked afterwards, when it is sent; nothing waits for her.
// Source: SoL ch. 29; OSL 21:3 and 21:3 a.
import { actorRef, type StaffCtx } from "~/access/context.server";
import { reportFacts } from "~/access/report-facts.server";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import { receiverOf } from "~db/report-document.server";
import { addAuthor, touchReport, writeRoute } from "~db/report-write.server";
import { refuse } from "../refusal";
import { findMunicipality } from "../routing/municipalities";
import { routeReasonPlace } from "./places";
import { proposedUnit, proposeRoute } from "./propose-route.server";

export interface SettleRoute {
  reportId: string;
  /** Code of the municipality; the proposed one's for the proposal. */
  municipalityCode: string;
  reason: string;
  /** The reception unit's name, where the municipality has several; "" where nobody chose. */
  unit?: string;
  /** What the reporter knows beside the register: explains the choice and changes no rule. */
  movedRecently?: boolean;
  parentsApart?: boolean;
}

const reasonLimit = 600;

export async function settleRoute(ctx: StaffCtx, input: SettleRoute): Promise<void> {
  const { reportId } = input;
  const { report, pupil, facts } = await reportFacts(ctx, reportId);
  const ground = requireGround(ctx.actor, "report.work", facts);
  if (report.status !== "draft") refuse("form", "report_sent");
  if (input.municipalityCode === "") refuse("receiver", "receiver_missing");
  const municipality = findMunicipality(input.municipalityCode);
  if (!municipality) refuse("receiver", "report-form:errors.notAMunicipality");
  const { proposed } = await proposeRoute(ctx, { report, pupil });
  const byRule = proposed.municipality?.code === municipality.code;
  const reason = input.reason.trim();
  if (reason.length > reasonLimit) refuse("routeReason", "reason_too_long", { limit: reasonLimit });
  if (!byRule && proposed.municipality && reason === "") refuse("routeReason", "reason_empty");
  const receiverUnit =
    input.unit || municipality.code === report.receiverCode
      ? await chosenUnit(ctx, input, report.receiverCode)
      : await proposedUnit(ctx, { home: pupil, proposed, municipalityCode: municipality.code });
  const { owner, place } = routeReasonPlace(reportId);
  const sealedRouteReason = byRule || reason === "" ? null : await ctx.vault.seal(owner, place, reason);

  await ctx.db.write(async (tx) => {
    const again = await reportFacts(ctx, reportId, tx);
    requireGround(ctx.actor, "report.work", again.facts);
    if (!(await touchReport(tx, { id: reportId, now: ctx.now }))) refuse("form", "report_sent");
    const routeDecision = byRule ? "by_rule" : "by_person";
    await writeRoute(tx, {
      id: reportId,
      receiverCode: municipality.code,
      receiverUnit,
      movedRecently: input.movedRecently ?? report.movedRecently,
      parentsApart: input.parentsApart ?? report.parentsApart,
      routeDecision,
      routeGround: proposed.explanation,
      sealedRouteReason,
      routedBy: ctx.actor.accountId,
      routedAt: ctx.now,
    });
    await addAuthor(tx, { reportId, accountId: ctx.actor.accountId, now: ctx.now });
    await record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: {
        kind: "report.routed",
        pupilId: report.pupilId,
        reportId,
        municipalityCode: municipality.code,
        decision: routeDecision,
      },
    });
  });
}

/** One of the municipality's active units, or none. A unit of the municipality before is forgotten with it. */
async function chosenUnit(ctx: StaffCtx, input: SettleRoute, before: string | null): Promise<string | null> {
  if (!input.unit) return null;
  const { units } = await receiverOf(ctx.db.read, input.municipalityCode, input.unit);
  const found = units.find(({ unit }) => unit === input.unit);
  if (!found && before === input.municipalityCode) refuse("receiverUnit", "unit_unknown");
  return found?.unit ?? null;
}
