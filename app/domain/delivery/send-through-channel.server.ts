// Hands a delivery to a message service or a case system, and notes what it said: handed over (asked about from then on),
// stored with its receipt, or refused. What no attempt can help is an alarm at once; what can be tried again is thrown,
// for the runner. Run by the runner as often as it takes: the message has the same id each time. Decides neither where it
// goes nor what a person does. Source: app/integrations/delivery/port.ts; the delivery ledger.
import { record } from "~/audit/record.server";
import type { ChannelCode } from "~/integrations/delivery/codes";
import type { Channels, Sent } from "~/integrations/delivery/port";
import type { Vault } from "~/vault/vault.server";
import { raiseAlarm } from "~db/alarm.server";
import type { Database, Queries } from "~db/database";
import { keepProgress, noteDelivery } from "~db/delivery.server";
import { enqueue } from "~db/outbox.server";
import { channelOf, messageOf, type SentDelivery, sentDelivery } from "./channel-of.server";
import { receiptBy } from "./limits";
import { tellAuthors } from "./raise-alarms.server";

/** Another attempt can help. The code is for the ledger and the outbox. */
export class NotDelivered extends Error {
  override name = "NotDelivered";
  constructor(readonly code: ChannelCode) {
    super(code);
  }
}

const firstAskMs = 5_000;

export async function sendThroughChannel(
  house: { db: Database; vault: Vault; channels?: Channels },
  { deliveryId, now }: { deliveryId: string; now: Date },
): Promise<void> {
  const { db } = house;
  const sent = await sentDelivery(db, deliveryId);
  const channel = channelOf(house.channels, sent.delivery);
  // Connected when it was sent, and not now: whoever runs the house may mend it.
  if (!channel) throw new NotDelivered("unreachable");
  const said = await channel.send(await messageOf(house, sent), {
    earlier: sent.delivery.progress,
    keep: (progress) => db.write((tx) => keepProgress(tx, deliveryId, progress)),
  });
  if (said.result === "refused" && !said.permanent) throw new NotDelivered(said.code);
  await db.write(async (tx) => {
    if (said.result === "refused") return noteRejected(tx, sent, { code: said.code, now });
    return said.result === "stored"
      ? noteStored(tx, sent, { receipt: said.receipt, at: said.at, now })
      : noteHandedOver(tx, sent, said, now);
  });
}

async function noteHandedOver(
  tx: Queries,
  { delivery, reference, report, authorityId }: SentDelivery,
  said: Extract<Sent, { result: "handed_over" }>,
  now: Date,
): Promise<void> {
  const dueAt = receiptBy(now, report.acute);
  const detail = said.externalId;
  const news = { reference, digest: delivery.digest, state: "handed_over" as const, detail, at: now, dueAt };
  if (!(await noteDelivery(tx, news))) return;
  const availableAt = new Date(now.getTime() + firstAskMs);
  await enqueue(tx, [{ kind: "ask-delivery", subjectId: delivery.id, availableAt }]);
  await record(tx, {
    at: now,
    actor: { kind: "system", accountId: null, authorityId },
    ground: "delivery",
    event: { kind: "delivery.handed-over", ...idsOf(delivery) },
  });
}

/** What comes back by machine says nothing of whether a person has opened it: when acute one phones all the same. */
export async function noteStored(
  tx: Queries,
  { delivery, reference, report, authorityId }: SentDelivery,
  { receipt, at, now }: { receipt: string; at: Date; now: Date },
): Promise<void> {
  const dueAt = report.acute ? at : null;
  const news = { reference, digest: delivery.digest, state: "stored" as const, detail: receipt, at, dueAt };
  if (!(await noteDelivery(tx, news))) return;
  await record(tx, {
    at: now,
    actor: { kind: "system", accountId: null, authorityId },
    ground: "delivery",
    event: { kind: "delivery.stored", ...idsOf(delivery) },
  });
}

/** No attempt will help: an alarm, and a person does what the code's words say. */
export async function noteRejected(
  tx: Queries,
  { delivery, reference, authorityId }: SentDelivery,
  { code, now }: { code: ChannelCode; now: Date },
): Promise<void> {
  const news = { reference, digest: delivery.digest, state: "rejected" as const, detail: code, at: now };
  if (!(await noteDelivery(tx, news))) return;
  await raiseAlarm(tx, {
    kind: "not_delivered",
    side: "school",
    scopeId: authorityId,
    subjectId: delivery.id,
    at: now,
  });
  await tellAuthors(tx, delivery.reportId, now);
  await record(tx, {
    at: now,
    actor: { kind: "system", accountId: null, authorityId },
    ground: "delivery",
    event: { kind: "delivery.rejected", ...idsOf(delivery) },
  });
}

function idsOf({ reportId, id, municipalityCode }: SentDelivery["delivery"]) {
  return { reportId, deliveryId: id, municipalityCode };
}
