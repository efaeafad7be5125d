// Compares what senders, receptions and the message service say of the same deliveries. Tells ids and kinds alone; who is
// alarmed stands elsewhere. What is too young to have settled is left for the next time.
// Pure. Source: issue 'Delivery ledger', the daily reconciliation.
import { type DeliveryState, hasArrived } from "./status";
import type { alarmKinds } from "./words";

export type MismatchKind = Extract<(typeof alarmKinds)[number], `reconcile_${string}`>;

export interface SentSide {
  id: string;
  channel: string;
  state: DeliveryState;
  reference: string;
  digest: string;
  municipalityCode: string;
  messageId: string | null;
  updatedAt: Date;
}

export interface ReceivedSide {
  id: string;
  reference: string;
  digest: string;
  municipalityCode: string;
  receivedAt: Date;
}

export interface Mismatch {
  kind: MismatchKind;
  /** A delivery, a received report, or a message's id. */
  subjectId: string;
}

/** Sender and receiver write one after the other. */
const settledAfterMs = 10 * 60_000;

const keyOf = ({ reference, digest, municipalityCode }: Omit<ReceivedSide, "id" | "receivedAt">) =>
  `${reference} ${digest} ${municipalityCode}`;

export function compareReceptions(
  sent: readonly SentSide[],
  received: readonly ReceivedSide[],
  now: Date,
): Mismatch[] {
  const settled = (at: Date) => now.getTime() - at.getTime() >= settledAfterMs;
  const own = sent.filter((one) => one.channel === "own_reception");
  const held = new Set(received.map(keyOf));
  const known = new Set(own.filter((one) => hasArrived(one.state)).map(keyOf));
  const missing = own.filter((one) => hasArrived(one.state) && !held.has(keyOf(one)));
  const unknown = received.filter((one) => settled(one.receivedAt) && !known.has(keyOf(one)));
  return [
    ...missing.map(({ id }) => ({ kind: "reconcile_not_received" as const, subjectId: id })),
    ...unknown.map(({ id }) => ({ kind: "reconcile_not_sent" as const, subjectId: id })),
  ];
}

/** `held`: the messages that the service has from us. `earlier`: ids of messages that were sent again as others. */
export function compareService(
  sent: readonly SentSide[],
  held: readonly string[],
  { earlier, now }: { earlier: readonly string[]; now: Date },
): Mismatch[] {
  const bySdk = sent.filter((one) => one.channel === "sdk");
  const there = new Set(held);
  const ours = new Set([...bySdk.map((one) => one.messageId), ...earlier]);
  const lost = bySdk.filter(
    ({ state, messageId, updatedAt }) =>
      state === "handed_over" &&
      now.getTime() - updatedAt.getTime() >= settledAfterMs &&
      !there.has(messageId ?? ""),
  );
  return [
    ...lost.map(({ id }) => ({ kind: "reconcile_not_at_service" as const, subjectId: id })),
    ...held
      .filter((id) => !ours.has(id))
      .map((id) => ({ kind: "reconcile_unknown_message" as const, subjectId: id })),
  ];
}
