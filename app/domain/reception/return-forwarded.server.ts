// Gives a report that could not be carried to another municipality back to the reception that forwards it: on its way to
// nowhere nobody could work with it. Both municipalities are alarmed, and a person takes it there another way. Why it came
// back stands in its ledger: the municipality no longer receives in the tool, a file is damaged, or no attempt got through.
// Decides nothing about where it goes (forward-received).
import type { Database } from "~db/database";
import { findReceived } from "~db/reception.server";
import { applyStep } from "./step-received.server";
import { alarmNotForwarded } from "./watch-forwarded.server";

/** reception:ledger.<id> */
export type ReturnedWhy = "forward_returned" | "forward_damaged" | "forward_given_up";

export async function returnForwarded(
  { db }: { db: Database },
  { receivedId, why, now }: { receivedId: string; why: ReturnedWhy; now: Date },
): Promise<void> {
  await db.write(async (tx) => {
    const row = await findReceived(tx, receivedId);
    const to = row?.forwardTo;
    if (!row || !to || row.forwardedAt || row.forwardWay !== "tool") return;
    const { municipalityCode } = row;
    const actor = { kind: "system", accountId: null, municipalityCode } as const;
    const none = { forwardTo: null, forwardWay: null, sealedForwardReason: null, forwardAskedAt: null };
    await applyStep(tx, { now, actor, ground: "delivery" }, row, {
      name: why,
      action: null,
      detail: to,
      change: () => ({ ...none, alarmDueAt: null }),
      news: () => null,
      audit: () => ({ kind: "reception.forward-returned", receivedId, municipalityCode, toCode: to }),
    });
    await alarmNotForwarded(tx, { row, to, now });
  });
}
