// The process drawn as a line of milestones at even distances: which there are, and how far along the time has come.
// Counts whole days in Stockholm. Decides no date: it takes the steps as they are.

import { type CivilDate, civilDate, daysBetween } from "../calendar/stockholm";
import { type MilestoneId, milestoneIds } from "./process";
import type { NextStep, StepState } from "./steps";

export interface Milestone {
  id: MilestoneId;
  state: StepState;
  /** The day of it, or the last day for it; null where that cannot be known yet. */
  date: CivilDate | null;
  /** It happened on that day; otherwise the day is the last for it. */
  happened: boolean;
}

export interface Timeline {
  milestones: Milestone[];
  /** How far the time has come, in milestones from the first: 1.5 is half-way from the second to the third. */
  reached: number;
}

export function timelineOf(steps: readonly NextStep[], now: Date): Timeline {
  const milestones = milestoneIds.flatMap((id): Milestone[] => {
    const step = steps.find((s) => s.id === id);
    if (!step || (id === "investigation" && step.variant === "not_opened")) return [];
    const date = step.at ? civilDate(step.at) : step.by;
    return [{ id, state: step.state, date, happened: step.at !== null }];
  });
  return { milestones, reached: reachedBy(milestones, civilDate(now)) };
}

function reachedBy(milestones: readonly Milestone[], today: CivilDate): number {
  let reached = 0;
  for (const [index, milestone] of milestones.entries()) {
    const next = milestones[index + 1];
    if (!milestone.date || milestone.date > today) return reached;
    reached = index;
    if (!next?.date || next.date <= today) continue;
    const whole = daysBetween(milestone.date, next.date);
    return index + daysBetween(milestone.date, today) / whole;
  }
  return reached;
}
