// The closed lists of the delivery ledger: kinds of alarm, and what a person notes about a
// report that no machine carries. Codes alone; what each means on the screen stands in app/text. Source: docs/operations.md.

/** delivery:alarms.<kind> */
export const alarmKinds = [
  /** No attempt will help, or attempts have failed for too long. */
  "not_delivered",
  /** A person was to carry it, and nobody has noted that it is done. */
  "not_carried",
  /** Handed over, and no receipt for too long. */
  "no_receipt",
  /** Stored, and not opened by a person within the limit. */
  "not_opened",
  /** The sender says stored; the reception has none. */
  "reconcile_not_received",
  /** The reception has one that no sender knows. */
  "reconcile_not_sent",
  /** A reception says stored at another municipality's; that one has none. */
  "reconcile_not_forwarded",
  /** The sender says handed over; the message service has none. */
  "reconcile_not_at_service",
  /** The message service has one that no sender knows. */
  "reconcile_unknown_message",
  /** To the reception that forwards: the report has not got to the other municipality. */
  "forward_not_delivered",
  /** To the municipality that it is forwarded to: one is on its way and does not arrive. */
  "forward_not_arrived",
  /** To the reception that forwarded: stored there, and not opened within that municipality's limit. */
  "forward_not_opened",
] as const;

/** delivery:noted.<how> */
export const notedHows = [
  "e_service_sent",
  "posted",
  "handed_personally",
  "phoned",
  /** The receiver says that they have it; with their number where they gave one. */
  "confirmed",
  /** The receiver says that it is registered. */
  "registered",
] as const;
export type NotedHow = (typeof notedHows)[number];
