// The one table of a follow-up's states: as whom somebody acts, from where, by what, to where. What has been offered to
// somebody else stays with its owner until they accept ('this is not mine' leaves nobody's list before it stands on
// another's). Does not know who the owner is (acting-as.ts), dates, or whether the concern may be read (the policy). Pure.
// Source: issue 'Casework that a teacher prefers to paper', follow-up; decision on follow-ups.

export const followUpStatuses = ["open", "offered", "closed"] as const;
export type FollowUpStatus = (typeof followUpStatuses)[number];

export const followUpActions = [
  "set_date",
  "pass_on",
  "bring",
  "take_back",
  "accept",
  "decline",
  "take",
  "decide",
  "close",
  "reopen",
  "move",
] as const;
export type FollowUpAction = (typeof followUpActions)[number];

export const followUpActors = [
  /** Whose list it is on; of the team's, each member. */
  "owner",
  /** A member of the student-health team that has it. */
  "team",
  /** To whom it is offered; of what is offered to the team, each member. */
  "asked",
  /** Who offered it. */
  "giver",
  "mentor",
  "principal",
  /** Whom the principal has let in to a pupil who has left: its owner may have gone too, and nobody else is there to end it. */
  "let_in",
  /** Anybody else who has the pupil. */
  "holder",
  /** The tool, where an owner has lost the pupil, or the account has ended. */
  "system",
] as const;
export type FollowUpActor = (typeof followUpActors)[number];

type Steps = Partial<Record<FollowUpStatus, Partial<Record<FollowUpAction, FollowUpStatus>>>>;

export const followUpTransitions: Record<FollowUpActor, Steps> = {
  owner: {
    open: { set_date: "open", pass_on: "offered", bring: "offered", close: "closed" },
    offered: { set_date: "offered", take_back: "open", close: "closed" },
    closed: { reopen: "open", bring: "offered" },
  },
  team: {
    open: { decide: "open", take: "open" },
    offered: { decide: "offered" },
  },
  asked: { offered: { accept: "open", decline: "open" } },
  giver: { offered: { take_back: "open" } },
  mentor: {
    open: { take: "open", bring: "offered", close: "closed" },
    offered: { take: "open" },
    closed: { reopen: "open", bring: "offered" },
  },
  principal: {
    open: { set_date: "open", take: "open", pass_on: "offered", bring: "offered", close: "closed" },
    offered: { set_date: "offered", take: "open", take_back: "open", close: "closed" },
    closed: { reopen: "open", bring: "offered" },
  },
  let_in: { open: { take: "open", close: "closed" }, offered: { take: "open" } },
  // A colleague may always ask the team to look, and say that it is not over; never put it away.
  holder: { open: { bring: "offered" }, closed: { reopen: "open", bring: "offered" } },
  system: { open: { move: "open" }, offered: { move: "offered", take_back: "open" } },
};

/** The status that follows, or null where none of these can do it now. */
export function nextFollowUpStatus(
  actors: readonly FollowUpActor[],
  status: FollowUpStatus,
  action: FollowUpAction,
): FollowUpStatus | null {
  for (const actor of actors) {
    const next = followUpTransitions[actor][status]?.[action];
    if (next) return next;
  }
  return null;
}

export function possibleFollowUpActions(
  actors: readonly FollowUpActor[],
  status: FollowUpStatus,
): FollowUpAction[] {
  return followUpActions.filter((action) => nextFollowUpStatus(actors, status, action) !== null);
}
