// Which of the receiving unit's specialists to ask about a report, by its categories: the one of each kind that the
// register names, else the unit's general one where any kind applies. Advice: nobody is asked first, and asking without
// naming the child is always possible. Source: the register of contacts; domain.md on honour-related cases.
import type { ReportCategory } from "./categories";

/** report-specialist:kinds.<kind> */
export const specialistKinds = ["honour", "violence", "sexual"] as const;
export type SpecialistKind = (typeof specialistKinds)[number];

const kindOf: Partial<Record<ReportCategory, SpecialistKind>> = {
  honour: "honour",
  marriage_mutilation_abduction: "honour",
  physical_violence: "violence",
  psychological_violence: "violence",
  witnessed_violence: "violence",
  sexual_violence: "sexual",
};

export interface SpecialistsOfUnit {
  specialistContact: string;
  specialistHonour: string;
  specialistViolence: string;
  specialistSexual: string;
}

export interface Specialist {
  kind: SpecialistKind;
  contact: string;
}

export function specialistsFor(
  categories: readonly ReportCategory[],
  unit: SpecialistsOfUnit | null,
): Specialist[] {
  if (!unit) return [];
  const named: Record<SpecialistKind, string> = {
    honour: unit.specialistHonour,
    violence: unit.specialistViolence,
    sexual: unit.specialistSexual,
  };
  const kinds = new Set(categories.flatMap((category) => kindOf[category] ?? []));
  const found = specialistKinds
    .filter((kind) => kinds.has(kind))
    .map((kind) => ({ kind, contact: named[kind] || unit.specialistContact }))
    .filter(({ contact }) => contact !== "");
  // The general one is named once.
  return found.filter(({ contact }, at) => found.findIndex((other) => other.contact === contact) === at);
}
