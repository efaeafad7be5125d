// Decides which steps a report can take at the social services that received it, by whom. The order is that of
// the work: received, opened, acknowledged, registered, decided, ended; what is already done is not undone. Until it is
// decided it can be forwarded to another municipality, which then has it: this one's own work with it is over.
// Does not check which unit's report it is (the policy) or when a step is due (deadlines.ts).
// Source: SoL 20:1-3, 29:1; OSL 5:1-2; the endings are the product's own closed list, a proposal.

export const receptionStatuses = [
  "received",
  "opened",
  "acknowledged",
  "registered",
  "investigating",
  "closed_not_opened",
  "closed_already_under_way",
  "ended",
  "forwarded",
] as const;
export type ReceptionStatus = (typeof receptionStatuses)[number];

export const receptionActions = [
  "open",
  "acknowledge",
  "register",
  "decide_open",
  "decide_not_open",
  "note_already_under_way",
  "end",
  "forward",
] as const;
export type ReceptionAction = (typeof receptionActions)[number];

export const receptionActors = ["reception", "system", "analyst", "reporter"] as const;
export type ReceptionActor = (typeof receptionActors)[number];

/** The tool itself may only register, where the case system gives the number, and finish what a person forwards. */
export const receptionTransitions: Record<
  ReceptionActor,
  Partial<Record<ReceptionStatus, Partial<Record<ReceptionAction, ReceptionStatus>>>>
> = {
  reception: {
    received: { open: "opened" },
    opened: { acknowledge: "acknowledged", forward: "forwarded" },
    acknowledged: { register: "registered", forward: "forwarded" },
    registered: {
      forward: "forwarded",
      decide_open: "investigating",
      decide_not_open: "closed_not_opened",
      note_already_under_way: "closed_already_under_way",
    },
    investigating: { end: "ended" },
  },
  system: {
    opened: { forward: "forwarded" },
    acknowledged: { register: "registered", forward: "forwarded" },
    registered: { forward: "forwarded" },
  },
  analyst: {},
  reporter: {},
};

/** The status that follows, or null when the actor cannot do this now. */
export function nextReceptionStatus(
  actor: ReceptionActor,
  status: ReceptionStatus,
  action: ReceptionAction,
): ReceptionStatus | null {
  return receptionTransitions[actor][status]?.[action] ?? null;
}

export function possibleReceptionActions(actor: ReceptionActor, status: ReceptionStatus): ReceptionAction[] {
  return receptionActions.filter((action) => nextReceptionStatus(actor, status, action) !== null);
}

/** reception:outcomes.<id>; what the reporter may be told, and no more (SoL 19:6). */
export const outcomes = ["opened", "not_opened", "already_under_way"] as const;
export type Outcome = (typeof outcomes)[number];

export function outcomeOf(status: ReceptionStatus): Outcome | null {
  if (status === "investigating" || status === "ended") return "opened";
  if (status === "closed_not_opened") return "not_opened";
  return status === "closed_already_under_way" ? "already_under_way" : null;
}

/** reception:endings.<id>.{name,definition} */
export const endings = [
  "support_with_consent",
  "care_without_consent",
  "need_met_otherwise",
  "no_need_found",
  "family_declined",
  "moved",
] as const;
export type Ending = (typeof endings)[number];

/** reception:feedbackWays.<id>; "tool" only where the reporter follows the report in the tool. */
export const feedbackWays = ["tool", "phone", "letter", "meeting", "other"] as const;

/** reception:forwardWays.<id>; "tool" only where the other municipality receives in the tool. */
export const forwardWays = ["tool", "phone", "letter", "other"] as const;
