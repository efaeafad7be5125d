// What reports are counted by. Closed lists, so that a count can never name anybody; the month is the only open
// one. Each has a place for what is not known. Texts: statistics:dimensions.<id>, statistics:<id>.<value>.
// Source: the variables of the national statistics on reports of concern.

import { ageOn, type CivilDate, civilDate } from "../calendar/stockholm";
import { endings, outcomes } from "../reception/status";
import { reportCategories } from "../report/categories";

export const ageGroups = ["0-5", "6-9", "10-12", "13-15", "16-17", "unknown"] as const;
export type AgeGroup = (typeof ageGroups)[number];

export const reporterKinds = [
  "school",
  "preschool",
  "police",
  "health_care",
  "dental_care",
  "social_services",
  "other_authority",
  "private_person",
  "anonymous",
  "unknown",
] as const;
export type ReporterKind = (typeof reporterKinds)[number];

/** How a report came in; the first is this tool. The others are entered by the reception. */
export const waysIn = ["tool", "phone", "paper", "e_service", "visit", "other"] as const;
export type WayIn = (typeof waysIn)[number];

export const dimensions = {
  sex: ["girl", "boy", "unknown"],
  ageGroup: ageGroups,
  category: [...reportCategories, "unknown"],
  reporterKind: reporterKinds,
  outcome: [...outcomes, "pending", "forwarded"],
  ending: [...endings, "pending"],
  wayIn: waysIn,
} as const;

/** "2026-05", in Stockholm. */
export function monthOf(instant: Date): string {
  return civilDate(instant).slice(0, 7);
}

const firstAges: readonly (readonly [from: number, group: AgeGroup])[] = [
  [18, "unknown"],
  [16, "16-17"],
  [13, "13-15"],
  [10, "10-12"],
  [6, "6-9"],
  [0, "0-5"],
];

/** By the child's age on the day of receipt. */
export function ageGroupOf(birthDate: CivilDate | null, receivedAt: Date): AgeGroup {
  if (birthDate === null) return "unknown";
  const age = ageOn(birthDate, civilDate(receivedAt));
  return firstAges.find(([from]) => age >= from)?.[1] ?? "unknown";
}
