// Lets the message service remove its copy, once the answer stands in the ledger and the receiver has confirmed that the
// report is registered. Never before: until then the copy there is one more place where nothing is lost.
// Run by the runner. Source: app/integrations/delivery/port.ts; nothing is erased before registration is confirmed.
import { record } from "~/audit/record.server";
import type { Channels } from "~/integrations/delivery/port";
import type { Database } from "~db/database";
import { addToLedger } from "~db/delivery.server";
import { askedChannelOf, parcelOf, sentDelivery } from "./channel-of.server";
import { NotDelivered } from "./send-through-channel.server";
import type { DeliveryState } from "./status";

const confirmed: readonly DeliveryState[] = ["registered", "outcome"];

export async function acknowledgeDelivery(
  house: { db: Database; channels?: Channels },
  { deliveryId, now }: { deliveryId: string; now: Date },
): Promise<void> {
  const { delivery, authorityId } = await sentDelivery(house.db, deliveryId);
  if (delivery.channel !== "sdk" || !confirmed.includes(delivery.state)) return;
  const channel = askedChannelOf(house.channels, delivery);
  if (!channel) throw new NotDelivered("unreachable");
  const said = await channel.acknowledge(parcelOf(delivery));
  if (!said.ok) throw new NotDelivered(said.code);
  await house.db.write(async (tx) => {
    await addToLedger(tx, { deliveryId, at: now, kind: "copy_removed" });
    await record(tx, {
      at: now,
      actor: { kind: "system", accountId: null, authorityId },
      ground: "delivery",
      event: {
        kind: "delivery.copy-removed",
        reportId: delivery.reportId,
        deliveryId,
        municipalityCode: delivery.municipalityCode,
      },
    });
  });
}
