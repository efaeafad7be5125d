// Asks a message service what has become of a delivery: stored at the receiver, refused, or still on its way. Only an
// answer about this very message counts. What the service has lost is sent again as the same message; what only a person
// can mend is an alarm. When it has gone on for too long stands in limits.ts. Source: app/integrations/delivery/port.ts.
import { record } from "~/audit/record.server";
import type { Channels } from "~/integrations/delivery/port";
import type { Database, Queries } from "~db/database";
import { addToLedger, isStillAskedAbout, noteLost } from "~db/delivery.server";
import { enqueue } from "~db/outbox.server";
import { askedChannelOf, parcelOf, type SentDelivery, sentDelivery } from "./channel-of.server";
import { handOverBy } from "./limits";
import { NotDelivered, noteRejected, noteStored } from "./send-through-channel.server";
import { sendWithoutData } from "./send-without-data.server";
import type { DeliveryState } from "./status";

/** Also what a person has carried since, for want of an answer: it may be there by both ways. */
const stillAsked: readonly DeliveryState[] = ["handed_over", "carried"];

/** True: still on its way, to be asked again later. Throws NotDelivered where nothing is known now. */
export async function askDelivery(
  house: { db: Database; channels?: Channels },
  { deliveryId, now }: { deliveryId: string; now: Date },
): Promise<boolean> {
  const { db } = house;
  const sent = await sentDelivery(db, deliveryId);
  if (!stillAsked.includes(sent.delivery.state)) return false;
  const channel = askedChannelOf(house.channels, sent.delivery);
  if (!channel) throw new NotDelivered("unreachable");
  const { messageId } = sent.delivery;
  const said = await channel.ask(parcelOf(sent.delivery));
  if (said.state === "waiting") return true;
  if (said.state === "error" && said.next === "ask") throw new NotDelivered(said.code);
  await db.write(async (tx) => {
    if (!(await isStillAskedAbout(tx, { id: deliveryId, messageId }))) return;
    if (said.state === "delivered") return noteStored(tx, sent, { receipt: said.receipt, at: said.at, now });
    // What a person has carried is not sent again behind her back.
    if (sent.delivery.state === "carried") return;
    if (said.state === "error" && said.next === "send") return sendTheSame(tx, sent, now);
    if (await sendWithoutData(tx, sent, { code: said.code, now })) return;
    return noteRejected(tx, sent, { code: said.code, now });
  });
  return false;
}

async function sendTheSame(
  tx: Queries,
  { delivery, report, authorityId }: SentDelivery,
  now: Date,
): Promise<void> {
  await noteLost(tx, { id: delivery.id, at: now, dueAt: handOverBy(now, report.acute) });
  await addToLedger(tx, { deliveryId: delivery.id, at: now, kind: "lost_by_service" });
  await enqueue(tx, [{ kind: "deliver-report", subjectId: delivery.id, availableAt: now }]);
  await record(tx, {
    at: now,
    actor: { kind: "system", accountId: null, authorityId },
    ground: "delivery",
    event: {
      kind: "delivery.lost-by-service",
      reportId: delivery.reportId,
      deliveryId: delivery.id,
      municipalityCode: delivery.municipalityCode,
    },
  });
}
