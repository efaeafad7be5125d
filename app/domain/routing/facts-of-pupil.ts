// What the routing rules are told about a pupil of the roster. The school's municipality is that of its address.
import { hasTurnedEighteen } from "../report/age";
import type { RoutingFacts } from "./rules";

interface RosterPupil {
  birthDate: string | null;
  protection: "none" | "confidentiality" | "protected_registration";
  residenceCode: string | null;
  placedByCode: string | null;
  staysInCode: string | null;
}

const protections = {
  none: null,
  confidentiality: "confidentiality_marking",
  protected_registration: "protected_registration",
} as const;

export function routingFacts(
  pupil: RosterPupil,
  { schoolIn, acute, now }: { schoolIn: string | null; acute: boolean; now: Date },
): RoutingFacts {
  return {
    turnedEighteen: hasTurnedEighteen(pupil.birthDate, now),
    protection: protections[pupil.protection],
    residence: pupil.residenceCode,
    placedBy: pupil.placedByCode,
    staysIn: pupil.staysInCode,
    schoolIn,
    acute,
  };
}
