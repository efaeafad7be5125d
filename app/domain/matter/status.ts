// The one table of a matter's (ärende) states: from where, by what, to where. Whoever may change it may take every step;
// nothing is decided by time. Pure. Source: glossary (matter).
export const matterStatuses = ["open", "watched", "closed"] as const;
export type MatterStatus = (typeof matterStatuses)[number];

export const matterSteps = ["watch", "take_up", "close", "reopen"] as const;
export type MatterStep = (typeof matterSteps)[number];

export const matterTransitions: Record<MatterStatus, Partial<Record<MatterStep, MatterStatus>>> = {
  open: { watch: "watched", close: "closed" },
  watched: { take_up: "open", close: "closed" },
  closed: { reopen: "open" },
};

export function stepsFrom(status: MatterStatus): MatterStep[] {
  return matterSteps.filter((step) => matterTransitions[status][step] !== undefined);
}
