// The process after a report of concern, as data: its steps in order, and the provision that each rests on. One list for
// the reporter's own page and for the general one. Versioned with the month of the law that it was read in: whoever
// changes a provision in the table of citations reads the steps again, and a test asks for it.
// Decides no date and no state (steps.ts). Source: SoL 19:1, 19:5-6, 20:1-3, 20:6; OSL 5:1-2, 26:1, 26:5.

import type { CitationKey } from "../law/citations";

export const processVersion = 1;

/** Year and month of the consolidated law that the steps and their words follow. */
export const processLawAsOf = "2026-04";

export type StepId =
  | "sent"
  | "stored"
  | "read"
  | "protection"
  | "preliminary"
  | "feedback"
  | "investigation"
  | "your_part";

interface ProcessStep {
  id: StepId;
  ground: CitationKey;
  /** What the reporter may be told of the step rests on; texts: next-steps:steps.<id>.{means,told}. */
  told: CitationKey;
}

export const processSteps: readonly ProcessStep[] = [
  { id: "sent", ground: "duty_to_report", told: "reporters_identity" },
  { id: "stored", ground: "registration", told: "report_secrecy" },
  { id: "read", ground: "registration", told: "report_secrecy" },
  { id: "protection", ground: "protection_assessment", told: "social_services_secrecy" },
  { id: "preliminary", ground: "preliminary_assessment", told: "social_services_secrecy" },
  { id: "feedback", ground: "feedback", told: "feedback" },
  { id: "investigation", ground: "investigation", told: "social_services_secrecy" },
  { id: "your_part", ground: "duty_to_report", told: "report_secrecy" },
];

/** The steps that have a place in time, for the drawing. */
export const milestoneIds = ["stored", "protection", "preliminary", "feedback", "investigation"] as const;
export type MilestoneId = (typeof milestoneIds)[number];
