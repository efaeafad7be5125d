// The daily comparison of what senders, receptions and the message service hold: each mismatch is an alarm with ids alone,
// on both sides where both are here, and one that has gone is over. A page of rows at a time, whatever there is of them.
// Changes no delivery and erases nothing: a person finds out which side is right, and what she has answered is not asked
// again while she was heard of it lately. Run by the runner under a lease, and by the one who runs the house.
// Source: issue 'Delivery ledger'; compare-sides.ts.
import { randomUUID } from "node:crypto";
import { record } from "~/audit/record.server";
import type { Channels } from "~/integrations/delivery/port";
import { type AlarmKind, endUnseen, seeMismatches } from "~db/alarm.server";
import type { Database } from "~db/database";
import { authorsOfDeliveries } from "~db/delivery.server";
import { addNotices } from "~db/notice.server";
import { ownMessages, receivedPage, receivedUnder, sentPage, sentUnder } from "~db/reconcile.server";
import { digestToForward } from "../reception/forwarded-origin";
import {
  type Mismatch,
  notAtService,
  notForwarded,
  notReceived,
  notSent,
  unknownMessages,
} from "./compare-sides";

export interface Reconciled {
  sent: number;
  received: number;
  /** Null: there is no message service, or it gave no list. */
  messages: number | null;
  mismatches: number;
}

const rowsAtATime = 500;
/** A mismatch that a person has answered is seen each day; one that has been away so long is another. */
const answerHoldsMs = 3 * 86_400_000;

const ofBothSides: readonly AlarmKind[] = [
  "reconcile_not_received",
  "reconcile_not_sent",
  "reconcile_not_forwarded",
];
const ofTheService: readonly AlarmKind[] = ["reconcile_not_at_service", "reconcile_unknown_message"];

export async function reconcileDeliveries(
  { db, channels, atATime = rowsAtATime }: { db: Database; channels?: Channels; atATime?: number },
  now: Date,
): Promise<Reconciled> {
  const listed = (await channels?.sdk?.list()) ?? null;
  const held = listed?.ok ? listed.messages.map((m) => m.messageId) : null;
  const tell = async (found: readonly Mismatch[]) => {
    if (found.length > 0) await alarm(db, found, now);
    return found.length;
  };
  const counts = { sent: 0, received: 0, mismatches: 0 };
  const there = held && new Set(held);
  for await (const page of pagesOf(atATime, (at) => sentPage(db.read, at))) {
    counts.sent += page.length;
    // The reception writes before its sender: read after it, what stands as arrived must be there.
    const received = await receivedUnder(db.read, { codes: codesOf(page), references: referencesOf(page) });
    counts.mismatches += await tell([
      ...notReceived(page, received),
      ...(there ? notAtService(page, there, now) : []),
    ]);
  }
  for await (const page of pagesOf(atATime, (at) => receivedPage(db.read, at))) {
    counts.received += page.length;
    const sent = await sentUnder(db.read, referencesOf(page));
    const forwarded = page.filter((one) => one.forwardedAt !== null);
    const codes = [...new Set(forwarded.flatMap((one) => one.forwardTo ?? []))];
    const received = await receivedUnder(db.read, { codes, references: referencesOf(forwarded) });
    counts.mismatches += await tell([
      ...notSent(page, sent, now),
      ...notForwarded(forwarded, received, digestToForward),
    ]);
  }
  for (let at = 0; held && at < held.length; at += atATime) {
    const some = held.slice(at, at + atATime);
    counts.mismatches += await tell(unknownMessages(some, await ownMessages(db.read, some)));
  }
  await db.write(async (tx) => {
    // Without the service's list nothing is known of what it holds.
    await endUnseen(tx, held ? [...ofBothSides, ...ofTheService] : ofBothSides, now);
    await record(tx, {
      at: now,
      actor: { kind: "system", accountId: null },
      ground: "delivery",
      event: {
        kind: "deliveries.reconciled",
        compared: counts.sent + counts.received,
        mismatches: counts.mismatches,
      },
    });
  });
  return { ...counts, messages: held?.length ?? null };
}

async function* pagesOf<Row extends { id: string }>(
  limit: number,
  read: (at: { after: string; limit: number }) => Promise<Row[]>,
): AsyncGenerator<Row[]> {
  for (let after = ""; ; ) {
    const rows = await read({ after, limit });
    const last = rows.at(-1);
    if (last) yield rows;
    if (!last || rows.length < limit) return;
    after = last.id;
  }
}

const referencesOf = (rows: readonly { reference: string }[]) => [
  ...new Set(rows.map((row) => row.reference)),
];
const codesOf = (rows: readonly { municipalityCode: string }[]) => [
  ...new Set(rows.map((row) => row.municipalityCode)),
];

/** Those of a page, with a number among what waits for whoever made the report. */
async function alarm(db: Database, found: readonly Mismatch[], now: Date): Promise<void> {
  const answeredSince = new Date(now.getTime() - answerHoldsMs);
  await db.write(async (tx) => {
    const raised = await seeMismatches(tx, found, { seenAt: now, answeredSince });
    const atSchool = raised.filter((one) => one.side === "school").map((one) => one.subjectId);
    const authors = await authorsOfDeliveries(tx, [...new Set(atSchool)]);
    await addNotices(
      tx,
      authors.map(({ accountId, pupilId, reportId }) => ({
        id: randomUUID(),
        accountId,
        kind: "report_event" as const,
        pupilId,
        subjectId: reportId,
        createdBy: null,
        createdAt: now,
      })),
    );
  });
}
