// What a receiver refused for holding something of a kind that it does not take goes at once once more, as a new message
// of the same conversation and without the report's data beside it: every receiver takes PDF, and the duty is 'at once'
// (SoL 19:1). Once only: refused again it is the signed document's files, and then a person is told. Inside the caller's
// unit of work. Source: decision 0021; app/integrations/delivery/port.ts.
import { randomUUID } from "node:crypto";
import { record } from "~/audit/record.server";
import type { ChannelCode } from "~/integrations/delivery/codes";
import type { Queries } from "~db/database";
import {
  addToLedger,
  findDelivery,
  ledgerOf,
  noteDelivery,
  sendAgain,
  sentAgainKind,
} from "~db/delivery.server";
import { enqueue } from "~db/outbox.server";
import type { SentDelivery } from "./channel-of.server";
import { handOverBy } from "./limits";
import { refusedForItsKind } from "./refused-for-its-kind";

/** True where it is on its way anew; false where a person is needed. */
export async function sendWithoutData(
  tx: Queries,
  { delivery, reference, report, authorityId }: SentDelivery,
  { code, now }: { code: ChannelCode; now: Date },
): Promise<boolean> {
  if (code !== refusedForItsKind.detail || delivery.channel !== "sdk") return false;
  const ledger = await ledgerOf(tx, delivery.reportId);
  const before = ledger.some(
    (e) => e.kind === refusedForItsKind.kind && e.detail === refusedForItsKind.detail,
  );
  if (before) return false;
  const news = { reference, digest: delivery.digest, state: "rejected" as const, detail: code, at: now };
  if (!(await noteDelivery(tx, news))) return false;
  const { id, reportId, municipalityCode } = delivery;
  const rejected = await findDelivery(tx, id);
  if (rejected?.delivery.state !== "rejected") return false;
  const { channel, channelAddress, functionId, conversationId, version } = rejected.delivery;
  const way = { channel, channelAddress, functionId, conversationId };
  const set = { ...way, messageId: randomUUID(), dueAt: handOverBy(now, report.acute) };
  // After the refusal, in the ledger's order: what is told from then on is of the new message.
  const at = new Date(now.getTime() + 1);
  if (!(await sendAgain(tx, { id, version, at, set }))) return false;
  await addToLedger(tx, { deliveryId: id, at, kind: sentAgainKind });
  await enqueue(tx, [{ kind: "deliver-report", subjectId: id, availableAt: at }]);
  await record(tx, {
    at: now,
    actor: { kind: "system", accountId: null, authorityId },
    ground: "delivery",
    event: { kind: "delivery.sent-again", reportId, deliveryId: id, municipalityCode },
  });
  return true;
}
