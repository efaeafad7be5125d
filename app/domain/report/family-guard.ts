// Decides which outputs of a report a guardian could meet and which of them are locked: all of them where the report has a
// category that the school authority guards, but for what somebody has decided otherwise about, for those very categories.
// Advises nobody (guardian-notice.ts) and holds no report back: sending is no output to guardians, nor is reading in the
// page before signing. Source: domain.md (do not tell guardians at family violence, sexual abuse or honour-related
// violence); OSL 12:3, 26:1. Which categories: a choice of each school authority.
import { type ReportCategory, reportCategories } from "./categories";

/** As long as a school authority has chosen none of its own. */
export const guardedByDefault: readonly ReportCategory[] = [
  "physical_violence",
  "psychological_violence",
  "sexual_violence",
  "witnessed_violence",
  "honour",
  "marriage_mutilation_abduction",
];

/** report-guard:outputs.<output> */
export const guardedOutputs = [
  "print",
  "document",
  "sent_file",
  "cover_sheet",
  "attachment",
  "calendar",
  "family_view",
  "entry",
  "handover",
  "plan",
] as const;
export type GuardedOutput = (typeof guardedOutputs)[number];

/** Why somebody decides otherwise: report-guard:purposes.<purpose>. The last one asks for her own words. */
export const guardPurposes = ["carry", "read", "other"] as const;
export type GuardPurpose = (typeof guardPurposes)[number];

const opens: Record<GuardPurpose, readonly GuardedOutput[]> = {
  carry: ["document", "sent_file", "cover_sheet", "attachment"],
  read: ["document", "attachment", "family_view"],
  other: guardedOutputs,
};

export interface GuardDecision {
  decision: "lifted" | "restored";
  purpose: string;
  /** The guarded categories that it was decided about. */
  categories: readonly string[];
}

export interface FamilyGuard {
  /** The report's guarded categories; empty where nothing is guarded. */
  guarded: readonly ReportCategory[];
  /** What somebody has decided otherwise about. */
  opened: readonly GuardedOutput[];
}

/** `decisions` in the order in which they were made. A category that came later locks again. */
export function familyGuard(
  categories: readonly string[],
  chosen: readonly string[],
  decisions: readonly GuardDecision[],
): FamilyGuard {
  const guarded = reportCategories.filter((c) => categories.includes(c) && chosen.includes(c));
  const standing = decisions.slice(decisions.findLastIndex((d) => d.decision === "restored") + 1);
  const opened = new Set(
    standing
      .filter((d) => guarded.every((c) => d.categories.includes(c)))
      .flatMap((d) => opens[guardPurposes.find((p) => p === d.purpose) ?? "read"]),
  );
  return { guarded, opened: guarded.length === 0 ? [] : guardedOutputs.filter((o) => opened.has(o)) };
}

export const isLocked = ({ guarded, opened }: FamilyGuard, output: GuardedOutput): boolean =>
  guarded.length > 0 && !opened.includes(output);
