// Decides which steps a delivery of a report can take between sender and receiver. A step forward may be
// reported twice or out of order by a channel; what was reached is never undone, and only "stored" earns a
// receipt. Does not retry or alarm (the runner) and does not know the channel.
// Source: the delivery ledger's states; a receipt comes after durable storage.

export const deliveryStatuses = [
  "queued",
  "handed_to_channel",
  "failing",
  "rejected",
  "stored",
  "opened",
  "acknowledged",
  "registered",
] as const;
export type DeliveryStatus = (typeof deliveryStatuses)[number];

export const deliveryActions = [
  "hand_over",
  "fail",
  "retry",
  "reject",
  "store",
  "open",
  "acknowledge",
  "register",
] as const;
export type DeliveryAction = (typeof deliveryActions)[number];

export const deliveryActors = ["runner", "receiver", "sender"] as const;
export type DeliveryActor = (typeof deliveryActors)[number];

/** A rejected delivery has ended: what is sent instead is a new one. */
export const deliveryTransitions: Record<
  DeliveryActor,
  Partial<Record<DeliveryStatus, Partial<Record<DeliveryAction, DeliveryStatus>>>>
> = {
  runner: {
    queued: { hand_over: "handed_to_channel", fail: "failing", store: "stored", reject: "rejected" },
    handed_to_channel: { fail: "failing", store: "stored", reject: "rejected" },
    failing: { hand_over: "handed_to_channel", fail: "failing", store: "stored", reject: "rejected" },
  },
  receiver: {
    stored: { open: "opened", acknowledge: "acknowledged", register: "registered" },
    opened: { acknowledge: "acknowledged", register: "registered" },
    acknowledged: { register: "registered" },
  },
  sender: { failing: { retry: "queued" } },
};

/** The status that follows, or null when the actor cannot do this now. */
export function nextDeliveryStatus(
  actor: DeliveryActor,
  status: DeliveryStatus,
  action: DeliveryAction,
): DeliveryStatus | null {
  return deliveryTransitions[actor][status]?.[action] ?? null;
}

const arrived: readonly DeliveryStatus[] = ["stored", "opened", "acknowledged", "registered"];

/** Whether the receiver has it durably: then, and only then, is there a receipt. */
export function hasArrived(status: DeliveryStatus): boolean {
  return arrived.includes(status);
}
