// Compares what senders, receptions and the message service say of the same deliveries, a page of one side against what the
// other has under the same references. Each mismatch is told to both sides where both are here; by ids and kinds alone.
// What is too young to have settled is left for the next time. Pure. Source: issue 'Delivery ledger', the daily
// reconciliation.
import { type AlarmSide, houseScope } from "../alarm/answers";
import { type DeliveryState, hasArrived } from "./status";
import type { alarmKinds } from "./words";

export type MismatchKind = Extract<(typeof alarmKinds)[number], `reconcile_${string}`>;

export interface SentSide {
  id: string;
  reportId: string;
  channel: string;
  state: DeliveryState;
  reference: string;
  authorityId: string;
  digest: string;
  municipalityCode: string;
  messageId: string | null;
  updatedAt: Date;
}

export interface ReceivedSide {
  id: string;
  reference: string;
  digest: string | null;
  municipalityCode: string;
  receivedAt: Date;
  wayIn: string;
  /** The municipality that forwarded it here. */
  cameFrom: string | null;
  forwardTo: string | null;
  forwardWay: string | null;
  forwardedAt: Date | null;
}

export interface Mismatch {
  kind: MismatchKind;
  side: AlarmSide;
  /** An authority, a municipality, or the house. */
  scopeId: string;
  /** A delivery, a received report, or a message's id. */
  subjectId: string;
}

/** Sender and receiver write one after the other. */
const settledAfterMs = 10 * 60_000;
const isSettled = (at: Date, now: Date) => now.getTime() - at.getTime() >= settledAfterMs;

interface Named {
  reference: string;
  digest: string | null;
  municipalityCode: string;
}

const keyOf = ({ reference, digest, municipalityCode }: Named) =>
  `${reference} ${digest} ${municipalityCode}`;

const atSchool = ({ id, authorityId }: SentSide, kind: MismatchKind): Mismatch => ({
  kind,
  side: "school",
  scopeId: authorityId,
  subjectId: id,
});

/** Deliveries that stand as arrived at a reception in the tool, and that it has not got. */
export function notReceived(sent: readonly SentSide[], received: readonly ReceivedSide[]): Mismatch[] {
  const held = new Set(received.filter((one) => one.cameFrom === null).map(keyOf));
  return sent
    .filter((one) => one.channel === "own_reception" && hasArrived(one.state) && !held.has(keyOf(one)))
    .flatMap((one) => [
      atSchool(one, "reconcile_not_received"),
      { kind: "reconcile_not_received", side: "social", scopeId: one.municipalityCode, subjectId: one.id },
    ]);
}

/** What came from a sender here: not what another municipality forwarded, nor what was entered by hand. */
const cameByTool = ({ wayIn, digest, cameFrom }: ReceivedSide) =>
  wayIn === "tool" && digest !== null && cameFrom === null;

/** Received reports that no sender says are there, by whatever way; a sender that knows it by its reference is told too. */
export function notSent(received: readonly ReceivedSide[], sent: readonly SentSide[], now: Date): Mismatch[] {
  const known = new Set(sent.filter((one) => hasArrived(one.state)).map(keyOf));
  return received
    .filter((one) => cameByTool(one) && isSettled(one.receivedAt, now) && !known.has(keyOf(one)))
    .flatMap((one) => [
      {
        kind: "reconcile_not_sent" as const,
        side: "social" as const,
        scopeId: one.municipalityCode,
        subjectId: one.id,
      },
      ...sent.filter((s) => keyOf(s) === keyOf(one)).map((s) => atSchool(s, "reconcile_not_sent")),
    ]);
}

/** What a reception has forwarded by the tool, and the other municipality has not got. `named`: its digest there. */
export function notForwarded(
  forwarded: readonly ReceivedSide[],
  received: readonly ReceivedSide[],
  named: (row: ReceivedSide) => string,
): Mismatch[] {
  const held = new Set(received.filter((one) => one.cameFrom !== null).map(keyOf));
  return forwarded
    .filter(
      (one) =>
        one.forwardedAt !== null &&
        one.forwardTo !== null &&
        one.forwardWay === "tool" &&
        !held.has(keyOf({ ...one, digest: named(one), municipalityCode: one.forwardTo })),
    )
    .map(({ id, municipalityCode }) => ({
      kind: "reconcile_not_forwarded",
      side: "social",
      scopeId: municipalityCode,
      subjectId: id,
    }));
}

/** Handed over to the message service, which does not list it. `held`: the messages that it has from us. */
export function notAtService(sent: readonly SentSide[], held: ReadonlySet<string>, now: Date): Mismatch[] {
  return sent
    .filter(
      ({ channel, state, messageId, updatedAt }) =>
        channel === "sdk" &&
        state === "handed_over" &&
        isSettled(updatedAt, now) &&
        !held.has(messageId ?? ""),
    )
    .map((one) => atSchool(one, "reconcile_not_at_service"));
}

/** Messages that the service has from us, and that no delivery knows: whose they are nobody here can tell. */
export function unknownMessages(held: readonly string[], ours: ReadonlySet<string>): Mismatch[] {
  return held
    .filter((id) => !ours.has(id))
    .map((subjectId) => ({
      kind: "reconcile_unknown_message",
      side: "school",
      scopeId: houseScope,
      subjectId,
    }));
}
