// What the family may be expected to read of a report at social services, answer by answer, and what is usually held back
// and on which ground. Guardians normally get to read the report and to know who made it; social services decides, never
// the school: this is an expectation to write by, no ruling. Free text is not searched: whom it names, its writer knows.
// Source: OSL 26:1 (others than the family), 26:5 (reporter), 12:3 (against a guardian), 21:3 (protected identity).
import type { CitationKey } from "../law/citations";
import type { FamilyGuard } from "./family-guard";
import type { FieldId } from "./form";

/** report-family:held.<reason> */
export const heldReasons = {
  others: "social_services_secrecy",
  safety: "secrecy_against_guardian",
  childs_own: "secrecy_against_guardian",
  protected: "protected_identity",
  reporter: "reporters_identity",
} as const satisfies Record<string, CitationKey>;
export type HeldReason = keyof typeof heldReasons;

/** Held back whatever the report is about. */
const always: Partial<Record<FieldId, HeldReason>> = {
  sourceWho: "others",
  otherAdults: "others",
  contactCare: "safety",
};

/** Held back also where the report has a guarded category: what the child said, and who told. */
const whenGuarded: Partial<Record<FieldId, HeldReason>> = {
  childsWords: "childs_own",
  childView: "childs_own",
  nextContact: "safety",
  childWhereNow: "safety",
  reporters: "reporter",
  absenceContact: "reporter",
};

/** Held back also of a child with protected identity: all that tells where the child is. */
const whenProtected: Partial<Record<FieldId, HeldReason>> = {
  childAddress: "protected",
  childPhone: "protected",
  childWhereNow: "protected",
  nextContact: "protected",
  phoneReportTo: "protected",
  otherAdults: "protected",
  siblings: "protected",
  school: "protected",
  schoolClass: "protected",
  schoolAuthority: "protected",
  guardians: "protected",
  reporters: "protected",
  absenceContact: "protected",
  receiver: "protected",
};

/** Null where the family is expected to read the answer. */
export function heldBackFromFamily(
  field: FieldId,
  { guard, protectedIdentity }: { guard: Pick<FamilyGuard, "guarded">; protectedIdentity: boolean },
): HeldReason | null {
  return (
    (protectedIdentity ? whenProtected[field] : undefined) ??
    always[field] ??
    (guard.guarded.length > 0 ? whenGuarded[field] : undefined) ??
    null
  );
}
