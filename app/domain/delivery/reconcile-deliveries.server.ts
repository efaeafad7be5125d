// The daily comparison of what senders, receptions and the message service hold: each mismatch is an alarm with ids alone,
// and one that has gone is over. Changes no delivery and erases nothing: a person finds out which side is right.
// Run by the runner under a lease, and by the one who runs the house. Source: issue 'Delivery ledger'; compare-sides.ts.
import { record } from "~/audit/record.server";
import type { Channels } from "~/integrations/delivery/port";
import { raiseAlarm, resolveAlarms, standingAlarms } from "~db/alarm.server";
import type { Database } from "~db/database";
import { earlierMessages, receivedByTool, sentSides } from "~db/reconcile.server";
import { compareReceptions, compareService, type Mismatch } from "./compare-sides";

export interface Reconciled {
  sent: number;
  received: number;
  /** Null: there is no message service, or it gave no list. */
  messages: number | null;
  mismatches: Mismatch[];
}

export async function reconcileDeliveries(
  { db, channels }: { db: Database; channels?: Channels },
  now: Date,
): Promise<Reconciled> {
  // The receptions first: a sender writes after its reception, so that nothing is missing for having come between.
  const received = await receivedByTool(db.read);
  const listed = (await channels?.sdk?.list()) ?? null;
  const sent = await sentSides(db.read);
  const earlier = await earlierMessages(db.read);
  const messages = listed?.ok ? listed.messages.map((m) => m.messageId) : null;
  const mismatches = [
    ...compareReceptions(sent, received, now),
    ...(messages ? compareService(sent, messages, { earlier, now }) : []),
  ];
  const authorityOf = new Map(sent.map((one) => [one.id, one.authorityId]));
  const municipalityOf = new Map(received.map((one) => [one.id, one.municipalityCode]));
  await db.write(async (tx) => {
    for (const { kind, subjectId } of mismatches) {
      const municipality = municipalityOf.get(subjectId);
      const side = municipality ? ("social" as const) : ("school" as const);
      const scopeId = municipality ?? authorityOf.get(subjectId) ?? "house";
      await raiseAlarm(tx, { kind, side, scopeId, subjectId, at: now });
    }
    const found = new Set(mismatches.map((m) => `${m.kind} ${m.subjectId}`));
    for (const one of await standingAlarms(tx)) {
      const { kind, subjectId } = one;
      // Without the service's list nothing is known of what it holds.
      const judged =
        kind === "reconcile_not_received" ||
        kind === "reconcile_not_sent" ||
        (messages !== null && kind.startsWith("reconcile_"));
      if (judged && !found.has(`${kind} ${subjectId}`))
        await resolveAlarms(tx, { subjectId, kinds: [kind], at: now, by: null, how: "moved" });
    }
    await record(tx, {
      at: now,
      actor: { kind: "system", accountId: null },
      ground: "delivery",
      event: {
        kind: "deliveries.reconciled",
        compared: sent.length + received.length,
        mismatches: mismatches.length,
      },
    });
  });
  return { sent: sent.length, received: received.length, messages: messages?.length ?? null, mismatches };
}
