/** How the ledger says that a receiver does not take something of the kind that the message held. */
export const refusedForItsKind = { kind: "rejected", detail: "content_not_supported" } as const;
