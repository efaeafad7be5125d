// What an action plan (handlingsplan) holds, what its parts may be, and how far it has come. Everything may be empty while
// it is written; what a finished version needs is told, and a measure without an owner or a date holds nothing back.
// Pure: no clock. Source: no statute says what a plan holds; issue of the casework, 'Action plans'.
import { z } from "zod";
import { isCivilDate } from "../calendar/stockholm";

/** In the order in which they are written and read. */
export const planFields = ["needs", "goals", "followUp", "followUpOn", "evaluation"] as const;
export type PlanField = (typeof planFields)[number];

/** A signature is on these; how it went and the evaluation come afterwards, and leave what was signed as it was. */
export const signedFields: readonly PlanField[] = ["needs", "goals", "followUp", "followUpOn"];

export const longestField = 6000;
export const longestMeasure = 600;
export const longestOwner = 120;
export const longestNote = 600;
export const mostMeasures = 40;

export const measureStatuses = ["planned", "done", "partly", "not_done"] as const;
export type MeasureStatus = (typeof measureStatuses)[number];

export const measureContent = z.object({ what: z.string(), owner: z.string() });

/** What a writer gives of one measure. `ownerId`: an account that has the pupil, or ""; else `owner` in free words. */
export interface MeasureForm {
  what: string;
  ownerId: string;
  owner: string;
  dueOn: string;
}

export const emptyMeasure: MeasureForm = { what: "", ownerId: "", owner: "", dueOn: "" };

type Faults = Record<string, { key: string; params?: Record<string, number> }>;

const length = (text: string) => [...text].length;

export function faultOfField(field: PlanField, value: string): Faults[string] | null {
  if (field === "followUpOn") return value === "" || isCivilDate(value) ? null : { key: "plan:fault.date" };
  return length(value) > longestField ? { key: "plan:fault.tooLong", params: { max: longestField } } : null;
}

/** By the part of the measure that is wrong. */
export function faultsOfMeasure({ what, owner, ownerId, dueOn }: MeasureForm): Faults {
  const faults: Faults = {};
  if (what === "" && (owner !== "" || ownerId !== "" || dueOn !== ""))
    faults.what = { key: "plan:fault.what" };
  if (length(what) > longestMeasure)
    faults.what = { key: "plan:fault.tooLong", params: { max: longestMeasure } };
  if (length(owner) > longestOwner)
    faults.owner = { key: "plan:fault.tooLong", params: { max: longestOwner } };
  if (dueOn !== "" && !isCivilDate(dueOn)) faults.dueOn = { key: "plan:fault.date" };
  return faults;
}

/** What a version to sign must have: something to do about something. */
export function lackingToFinish(plan: { needs: string; goals: string; measures: number }): string[] {
  return [
    ...(plan.needs.trim() === "" ? ["needs"] : []),
    ...(plan.goals.trim() === "" ? ["goals"] : []),
    ...(plan.measures === 0 ? ["measures"] : []),
  ];
}

export interface Progress {
  done: number;
  of: number;
  /** The next date on which something is to be done or followed up; null where none is left. */
  next: string | null;
  /** That date has passed. */
  overdue: boolean;
}

/** "3 of 5 measures done", and the next date. What is not done after all needs no date any more. */
export function progressOf(
  measures: readonly { status: MeasureStatus; dueOn: string | null }[],
  followUpOn: string,
  today: string,
): Progress {
  const left = measures.filter((m) => m.status === "planned" || m.status === "partly");
  const coming = [...left.flatMap((m) => m.dueOn ?? []), ...(followUpOn >= today ? [followUpOn] : [])];
  const next = coming.sort()[0] ?? null;
  return {
    done: measures.filter((m) => m.status === "done").length,
    of: measures.length,
    next,
    overdue: next !== null && next < today,
  };
}
