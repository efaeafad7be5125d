// Hands a delivery to a message service or a case system, and notes what it said: handed over (asked about from then on),
// stored with its receipt, or refused. What no attempt can help is an alarm at once; what can be tried again is thrown,
// for the runner. Run by the runner as often as it takes: the message has the same id each time. Decides neither where it
// goes nor what a person does. Source: app/integrations/delivery/port.ts; the delivery ledger.
import { record } from "~/audit/record.server";
import type { ChannelCode } from "~/integrations/delivery/codes";
import type { Channels, Sent } from "~/integrations/delivery/port";
import type { Vault } from "~/vault/vault.server";
import type { Database, Queries } from "~db/database";
import { addToLedger, keepProgress, ledgerOf, noteDelivery } from "~db/delivery.server";
import { enqueue } from "~db/outbox.server";
import { leftOutKind } from "../report/attachment-list";
import { AttachmentDiffers } from "./attachment-source.server";
import { channelOf, messageOf, type SentDelivery, sentDelivery } from "./channel-of.server";
import {
  evidenceAlong,
  type MakesEvidence,
  noteEvidenceLeft,
  noteEvidenceStored,
} from "./evidence-along.server";
import { receiptBy } from "./limits";
import { alarmNotDelivered } from "./raise-alarms.server";

/** Another attempt can help. The code is for the ledger and the outbox. */
export class NotDelivered extends Error {
  override name = "NotDelivered";
  constructor(readonly code: ChannelCode) {
    super(code);
  }
}

const firstAskMs = 5_000;

export async function sendThroughChannel(
  house: { db: Database; vault: Vault; channels?: Channels } & MakesEvidence,
  { deliveryId, now }: { deliveryId: string; now: Date },
): Promise<void> {
  const { db } = house;
  const sent = await sentDelivery(db, deliveryId);
  const channel = channelOf(house.channels, sent.delivery);
  // Connected when it was sent, and not now: whoever runs the house may mend it.
  if (!channel) throw new NotDelivered("unreachable");
  const message = await messageOrNone(house, sent, await evidenceAlong(house, sent, now));
  if (!message) return db.write((tx) => noteRejected(tx, sent, { code: "attachment_differs", now }));
  const said = await channel.send(message, {
    earlier: sent.delivery.progress,
    keep: (progress) => db.write((tx) => keepProgress(tx, deliveryId, progress)),
  });
  if (said.result === "refused" && !said.permanent) throw new NotDelivered(said.code);
  await db.write(async (tx) => {
    if (said.result === "refused") return noteRejected(tx, sent, { code: said.code, now });
    await noteLeftOut(tx, sent, { leftOut: said.leftOut, now });
    if (said.evidenceLeft) await noteEvidenceLeft(tx, sent, now);
    return said.result === "stored"
      ? noteStored(tx, sent, { receipt: said.receipt, at: said.at, now })
      : noteHandedOver(tx, sent, said, now);
  });
}

/** Null where a file is not the one that the signed document lists. */
async function messageOrNone(
  house: { db: Database; vault: Vault },
  sent: SentDelivery,
  evidence: Uint8Array | null,
) {
  try {
    return await messageOf(house, sent, evidence);
  } catch (fault) {
    if (fault instanceof AttachmentDiffers) return null;
    throw fault;
  }
}

/** Files that did not fit, by their number in the document's list: the page asks a person to bring them another way. */
async function noteLeftOut(
  tx: Queries,
  { delivery }: SentDelivery,
  { leftOut, now }: { leftOut: readonly number[]; now: Date },
): Promise<void> {
  if (leftOut.length === 0) return;
  const detail = leftOut.map((position) => position + 1).join(", ");
  const ledger = await ledgerOf(tx, delivery.reportId);
  if (ledger.some((e) => e.kind === leftOutKind && e.detail === detail)) return;
  await addToLedger(tx, { deliveryId: delivery.id, at: now, kind: leftOutKind, detail });
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
  sent: SentDelivery,
  { receipt, at, now }: { receipt: string; at: Date; now: Date },
): Promise<void> {
  const { delivery, reference, report, authorityId } = sent;
  const dueAt = report.acute ? at : null;
  const news = { reference, digest: delivery.digest, state: "stored" as const, detail: receipt, at, dueAt };
  if (!(await noteDelivery(tx, news))) return;
  await record(tx, {
    at: now,
    actor: { kind: "system", accountId: null, authorityId },
    ground: "delivery",
    event: { kind: "delivery.stored", ...idsOf(delivery) },
  });
  await noteEvidenceStored(tx, sent, now);
}

/** No attempt will help: an alarm, and a person does what the code's words say. */
export async function noteRejected(
  tx: Queries,
  { delivery, reference, authorityId }: Omit<SentDelivery, "report">,
  { code, now }: { code: ChannelCode; now: Date },
): Promise<void> {
  const news = { reference, digest: delivery.digest, state: "rejected" as const, detail: code, at: now };
  if (!(await noteDelivery(tx, news))) return;
  const { id, reportId, municipalityCode } = delivery;
  await alarmNotDelivered(tx, { id, reportId, municipalityCode, authorityId }, now);
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
