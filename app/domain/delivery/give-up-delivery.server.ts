// What follows an attempt to deliver that failed: the reporter sees it, and after the last one the delivery rests, visibly
// not arrived, until a person sends it again or carries it another way; sender and receiver are alarmed. Nothing is lost:
// the file lies sealed at the sender all the while. Run by the runner. Does not say which attempt is the last (limits.ts).
// Source: issue 'Delivery ledger'.
import { record } from "~/audit/record.server";
import type { ChannelCode } from "~/integrations/delivery/codes";
import type { Database } from "~db/database";
import { findDelivery, noteDelivery } from "~db/delivery.server";
import { alarmNotDelivered } from "./raise-alarms.server";

interface Failed {
  deliveryId: string;
  attempts: number;
  code?: ChannelCode;
  now: Date;
}

/** Another attempt comes. */
export async function noteFailedDelivery({ db }: { db: Database }, input: Failed): Promise<void> {
  await note(db, input, "failed");
}

/** No other attempt comes by itself. */
export async function giveUpDelivery({ db }: { db: Database }, input: Failed): Promise<void> {
  await note(db, input, "given_up");
}

async function note(db: Database, { deliveryId, attempts, code, now }: Failed, state: "failed" | "given_up") {
  const found = await findDelivery(db.read, deliveryId);
  if (!found) return;
  const { delivery, reference, authorityId } = found;
  await db.write(async (tx) => {
    const { digest, municipalityCode, reportId } = delivery;
    const news = { reference, digest, state, detail: code ?? "not_stored", at: now };
    if (!(await noteDelivery(tx, news))) return;
    const about = { reportId, deliveryId, municipalityCode, attempts };
    if (state === "given_up")
      await alarmNotDelivered(tx, { id: deliveryId, reportId, municipalityCode, authorityId }, now);
    await record(tx, {
      at: now,
      actor: { kind: "system", accountId: null, authorityId },
      ground: "delivery",
      event: { kind: state === "failed" ? "delivery.failed" : "delivery.given-up", ...about },
    });
  });
}
