// Sends once more what has not arrived and is at rest: the same signed file, to where the register leads now. What a
// channel refused goes as a new message in the same conversation; what no attempt got through with goes by the same channel
// as the same message, since it may have arrived after all. A damaged file is not helped by it: then a person carries it.
// Policy "report.work". Does not deliver: the runner does. Source: app/integrations/delivery/port.ts.
import { actorRef, type StaffCtx } from "~/access/context.server";
import { reportFacts } from "~/access/report-facts.server";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import { resolveAlarms } from "~db/alarm.server";
import {
  addToLedger,
  type DeliveryRow,
  deliveriesOf,
  findDelivery,
  sendAgain,
  sentAgainKind,
} from "~db/delivery.server";
import { enqueue } from "~db/outbox.server";
import type { ReportRow } from "~db/report.server";
import { findDocument } from "~db/report-document.server";
import { refuse } from "../refusal";
import { childNumber } from "./child-number.server";
import type { Connected } from "./choose-channel";
import { isAtRest } from "./status";
import { wayOut } from "./way-out.server";

export async function sendReportAgain(
  ctx: StaffCtx,
  input: { reportId: string; connected: Connected },
): Promise<void> {
  const asked = await reportFacts(ctx, input.reportId);
  requireGround(ctx.actor, "report.work", asked.facts);
  const childFoundByNumber = await isFoundByNumber(ctx, asked.report);
  await ctx.db.write(async (tx) => {
    const { now } = ctx;
    const { report, facts } = await reportFacts(ctx, input.reportId, tx);
    const ground = requireGround(ctx.actor, "report.work", facts);
    const last = (await deliveriesOf(tx, report.id)).at(-1);
    const found = last && (await findDelivery(tx, last.id));
    if (!found) refuse("", "carry_not_sent");
    const { id, state, version, municipalityCode, code } = found.delivery;
    // Pressed twice: it is on its way already.
    if (state === "sent") return;
    if (!isAtRest(state)) refuse("", "again_not_refused");
    if (code === "attachment_differs" || code === "digest_differs") refuse("", "again_damaged");
    const way = await wayOut(tx, { report, connected: input.connected, childFoundByNumber, now });
    if (way.state !== "sent") refuse("", "again_no_channel");
    const { channel, channelAddress, functionId, dueAt } = way;
    const goesOn = state === "given_up" && leadsTheSame(found.delivery, way);
    const { messageId, conversationId } = goesOn ? found.delivery : way;
    const set = { channel, channelAddress, functionId, messageId, dueAt };
    const talk = { conversationId: found.delivery.conversationId ?? conversationId };
    if (!(await sendAgain(tx, { id, version, at: now, set: { ...set, ...talk } })))
      refuse("", "again_not_refused");
    await addToLedger(tx, { deliveryId: id, at: now, kind: sentAgainKind });
    await enqueue(tx, [{ kind: "deliver-report", subjectId: id, availableAt: now }]);
    await resolveAlarms(tx, { subjectId: id, kinds: null, at: now, by: ctx.actor.accountId, how: "moved" });
    await record(tx, {
      at: now,
      actor: actorRef(ctx.actor),
      ground,
      event: { kind: "delivery.sent-again", reportId: report.id, deliveryId: id, municipalityCode },
    });
  });
}

type Way = Pick<DeliveryRow, "channel" | "channelAddress" | "functionId">;

const leadsTheSame = (one: Way, other: Way) =>
  one.channel === other.channel &&
  one.channelAddress === other.channelAddress &&
  one.functionId === other.functionId;

/** By the document that was sent: it is the one that is sent again. */
async function isFoundByNumber(ctx: StaffCtx, report: ReportRow): Promise<boolean> {
  const sent = (await deliveriesOf(ctx.db.read, report.id)).at(-1);
  const document = sent ? await findDocument(ctx.db.read, sent.documentId) : null;
  return (
    document !== null &&
    (await childNumber({ q: ctx.db.read, vault: ctx.vault }, { report, document })) !== null
  );
}
